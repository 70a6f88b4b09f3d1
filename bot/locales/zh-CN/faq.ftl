# 常见问题：自由提问、按钮查看、由员工维护

command-faq = 常见问题
button-faq = ❓ 常见问题
button-faq-new = ➕ 新增
button-faq-look = 👁 查看
button-faq-change = ✏️ 修改
button-faq-drop = 🗑 删除
button-faq-drop-yes = 确定删除
button-faq-show = 🌐 也答给访客
button-faq-hide = 🏠 只答给租户
faq = ❓ <b>常见问题</b>：点一个看答案，也可以直接问。
faq-none = 还没有常见问题。
faq-answer =
    ❓ <b>{ $title }</b>
    { $text }
faq-kept =
    ❓ <b>{ $title }</b>
    { $text }

    🔎 { $words }
faq-which = 请问您想问的是哪一个？都不是的话，请打前台 { $number }。
faq-new-title = 新增常见问题
faq-new-title-zh = 问题（中文，按钮上显示）？
faq-new-title-zh-label = 中文问题
faq-new-title-en = 问题（英文）？
faq-new-title-en-label = 英文问题
faq-new-words = 出现哪些词就回答？同义词用逗号隔开，必须同时出现的几组用斜杠隔开，中英文都写上，例如：停车，parking / 多少钱，how much
faq-new-words-label = 关键词
faq-new-answer-zh = 中文答案？
faq-new-answer-zh-label = 中文答案
faq-new-answer-en = 英文答案？
faq-new-answer-en-label = 英文答案
faq-new-public = 谁可以得到答案？
faq-new-public-label = 答给
faq-new-summary = ❓ 请核对，确认后马上生效：
faq-everybody = 所有人，包括访客
faq-tenants-only = 只给租户和同事
faq-change-title = 修改常见问题
faq-change-part = 改哪一部分？
faq-change-part-label = 部分
faq-change-text = 改成什么？
faq-change-text-label = 内容
faq-part-answer-zh = 中文答案
faq-part-answer-en = 英文答案
faq-part-words = 关键词
faq-part-title-zh = 中文问题
faq-part-title-en = 英文问题
faq-saved = ✅ “{ $title }”已更新。
faq-drop = 确定删除“{ $title }”吗？
faq-dropped = 🗑 “{ $title }”已删除。
faq-dropped-already = 这个问题已经删除了。
faq-words-unclear = 每一组至少要有一个词。同义词用逗号隔开，必须同时出现的几组用斜杠隔开。
