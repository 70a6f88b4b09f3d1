# Common questions: asked in free words, looked up, kept by staff

command-faq = Common questions
button-faq = ❓ Common questions
button-faq-new = ➕ New
button-faq-look = 👁 Look
button-faq-change = ✏️ Change
button-faq-drop = 🗑 Delete
button-faq-drop-yes = Yes, delete it
button-faq-show = 🌐 Answer visitors, too
button-faq-hide = 🏠 Answer tenants only
faq = ❓ <b>Common questions</b>: tap one, or just ask.
faq-none = There are no common questions yet.
faq-answer =
    ❓ <b>{ $title }</b>
    { $text }
faq-kept =
    ❓ <b>{ $title }</b>
    { $text }

    🔎 { $words }
faq-which = Which of these do you mean? If none, please call the front desk, { $number }.
faq-new-title = A common question
faq-new-title-zh = The question in Chinese, as a button shows it?
faq-new-title-zh-label = Question, Chinese
faq-new-title-en = The question in English?
faq-new-title-en-label = Question, English
faq-new-words = By which words is it known? Alternatives parted by commas, groups that must all be there by a slash, in both languages: 停车, parking / 多少钱, how much
faq-new-words-label = Words
faq-new-answer-zh = The answer in Chinese?
faq-new-answer-zh-label = Answer, Chinese
faq-new-answer-en = The answer in English?
faq-new-answer-en-label = Answer, English
faq-new-public = Who gets the answer?
faq-new-public-label = For
faq-new-summary = ❓ Please check; it counts once you confirm:
faq-everybody = Everybody, visitors too
faq-tenants-only = Tenants and colleagues only
faq-change-title = Change a common question
faq-change-part = Which part of it?
faq-change-part-label = Part
faq-change-text = What should it say?
faq-change-text-label = Text
faq-part-answer-zh = Answer, Chinese
faq-part-answer-en = Answer, English
faq-part-words = Words
faq-part-title-zh = Question, Chinese
faq-part-title-en = Question, English
faq-saved = ✅ "{ $title }" is up to date.
faq-drop = Delete "{ $title }"?
faq-dropped = 🗑 "{ $title }" is deleted.
faq-dropped-already = That question has been deleted already.
faq-words-unclear = Each group needs a word. Alternatives are parted by commas, groups that must all be there by a slash.
