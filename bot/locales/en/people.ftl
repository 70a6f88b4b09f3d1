# People: the way in, home, language, privacy, the front desk's directory

home = 🏢 <b>{ $building }</b>
    Hello { $name }, how may I help you?
    { $first }
home-stranger = Hello, this is the property front desk. How may I help you?
    I do not know you yet. Please use the invitation code you were given, or ask to be registered; the front desk answers during office hours. You may also call it, { $number }, or look at the common questions.
button-home = 🏠 Home
button-have-code = 🔑 I have a code
button-binding-ask = 📝 Ask to be registered
button-language = 🌐 中文 / English
button-privacy = 🔒 Privacy
button-agree = ✅ Agree and enter
button-decline = I do not agree
have-code = Please open the invitation link you were given, or send:
    <code>/start your-code</code>
    No code yet? The front desk will give you one.

invite-unknown = This code does not work: it may have been used, be out of date, or have a typing mistake. Please get a new one at the front desk, or ask to be registered.
invite-taken = The person this code is for is registered with another account. Please contact the front desk.
invite-own = A code that you made yourself cannot be used by you. Please let a colleague make one.
invite-other-person = This code is for another colleague. If you are to hold this post as well, please see the customer service manager.
invite-joined = ℹ️ { $name } has registered with the code that you made for { $former }. If that is not right, please end the registration in the directory.
invite-too-many-tries = Too many tries. Please try again in an hour, or contact the front desk.
bound = ✅ You are registered. Welcome!
    { $first }
agreed = ✅ Thank you, your consent is recorded.
agreed-already = You have agreed already, and your registration stands. To withdraw, tap Erase my information; to see first what is kept, tap Privacy.
consent-declined = Very well, this account is not registered. You can still phone us or come to the front desk; the service is the same. If you change your mind, just open the invitation link again.

privacy-notice = 🔒 <b>How we handle personal information (version { $version })</b>
    We keep only what your requests need: name, unit, phone, what you write and photograph; only those who deal with it see it. Messages travel through Telegram (abroad); you may phone or come to the desk instead, the service is the same. See, export or erase it, or withdraw your consent, at any time with /privacy.
    <blockquote expandable>{ $kept }</blockquote>
    Do you agree?
privacy-changed = 🔒 <b>Our privacy notice has changed (version { $version })</b>
    We keep only what your requests need: name, unit, phone, what you write and photograph; only those who deal with it see it. Messages travel through Telegram (abroad); you may phone or come to the desk instead, the service is the same. See, export or erase it, or withdraw your consent, at any time with /privacy.
    <blockquote expandable>{ $kept }</blockquote>
    Please read it and tell us whether you agree.
privacy = 🔒 <b>Your personal information</b> (notice version { $version })
    <blockquote expandable>{ $kept }</blockquote>
    Tap below for a copy, or to have it erased.
privacy-kept = <b>Who</b>: the customer service department of this building's property company.
    <b>What is kept</b>: your name, unit, company, phone (if given), language and chat account number; what you write, photograph or record for repairs, complaints, lunches, laundry, the business centre (fax numbers, too) and when you talk to the front desk; for whom your mail was, its tracking number and who fetched it; for whom your faxes were, the number they came from and who fetched them; messages left for you; your ratings, opinions and objections; of residents, the fees charged and paid; the notices you got and whether you said you read them; when you want it to ring; who did what, and when. Photos and voice notes lie with Telegram; we keep the reference.
    <b>Why</b>: to take in and carry out your requests, and to bill them.
    <b>Who sees it</b>: the customer service, business centre, dispatch, repair and accounts staff concerned, and their managers. The caterer and the laundry see unit, items, notes and pictures of what was wrong, not your name.
    <b>How long</b>: what you wrote about repairs and complaints is emptied { $records } months after they are closed, their photos and voice notes after { $photos } months; what was said with the front desk is kept as long; what you wrote about lunches, laundry and to the business centre, for whom your mail and faxes were and who fetched them, and messages left for you after { $orders } months. Your name and phone go { $leavers } days after you have left and nothing of yours is open. You may erase all of it earlier. Files for the business centre can be had by whoever works on them alone, and by nobody a day after you collected the job (or the days you asked for); so it is with the scan of a fax. The words of messages we sent are emptied after 30 days; your own messages once they are dealt with, or after 30 days where they could not be. Backups keep their copy until they are replaced.
    <b>After erasing</b>: numbers, times, items and amounts stay in the registers, without your name, words and photos.
    <b>Please note</b>: messages travel through Telegram (abroad). You may phone or come to the desk instead; the service is the same.
    <b>Your rights</b>: see, export or erase it, or withdraw consent, at any time with /privacy.
privacy-left = 🔒 You are not registered here any more. What was kept of you before is still there: your name and phone until they are removed, and what you wrote for repairs, complaints, meals, laundry, to the business centre and to the front desk.
    Tap below for a copy, or to have it erased.
privacy-stranger = 🔒 This account is not registered. What you write is cleared as soon as it has been dealt with, or after 30 days where that failed; what we write is cleared after 30 days. If you ask to be registered, only the front desk sees what you write, and you can delete it here at any time.
privacy-asked = 🔒 You are not registered. What you wrote when you asked is kept, and only the front desk sees it:
    { $lines }
    Your chat account number is kept too, so that you can be answered.
    Tap "Delete my request" and it is emptied at once; a request that has no answer yet is withdrawn.
privacy-asked-line = • { $at }: { $name }, { $unit }, note: { $note } ({ $state })
privacy-asked-pending = waiting for an answer
privacy-asked-approved = approved
privacy-asked-declined = not confirmed
button-forget-request = 🗑 Delete my request
request-forgotten = What you wrote is deleted; a request that had no answer yet is withdrawn. You are welcome to ask again at any time.
button-export = 📄 Export my information
button-erase = 🗑 Erase my information
button-erase-yes = Yes, erase it
export = 📄 This is everything we keep about you.
erase = Erase it? Your name, phone, words and photos are emptied and your registration ends; this cannot be undone. Open repairs are still finished.
erased-farewell = Erased. The numbered records remain, without anything about you. Goodbye, you are always welcome.
erased = (erased)
unbound-farewell = Your registration in this building has been ended by the property office. Thank you for everything; you are always welcome.
    To see or erase what was kept of you, send /privacy.

language = 请选择语言 / Please choose a language
language-chosen = English it is, from now on.
help = { $first }
    Send a number (such as R-000123, M-000045 or L-000067) to see that card; /home, /cancel, /language, /privacy.
    A human: front desk { $number }.

first-tenant = If something is broken, just tell me, best with a photo. /mine shows your open matters, /lunch orders a meal.
first-technician = Your orders arrive here with a sound: tap Accept, then I'm on site, then Done. /shift begins and ends your shift.
first-dispatcher = New repairs arrive here with a sound: tap Assign. /repairs shows what is open, /find searches, /log takes one down.
first-csr = What has been repaired arrives here: check it, sign it, close it. /log takes down a call or a visit, /who 0801 finds contacts.
first-receptionist = /desk shows everything new; /log takes down a call or a visit, /who 0801 finds contacts. Mail: just write "parcel 0801 DHL 123456".
first-leading = Voids, delays and complaints arrive here, each decided with one tap. /repairs shows what is open, /audit checks the three equals.
first-engineering = Orders that nobody accepts arrive here: tap Reassign. /repairs shows what is open, /find searches.
first-clerk = /audit checks the three equals, /tenants makes the tenant list, /who 0801 finds contacts.
first-operator = When somebody is asked for, /who 0801 finds contacts; /tenants makes the tenant list.
first-bc-clerk = New slips arrive here with a sound: tap Take it, then Done. /bc shows all of them by the promised time.
first-finance = Fee tables and paid lists: just send the files; /fees has the templates and how they stand. Each month's meal statements arrive here, too, and objections to them. Report repairs by just telling me; /lunch orders a meal.
first-rounds = Seen something broken on your round? /log takes it down. Emergencies arrive here with a sound; /repairs shows what is open.
first-general = /repairs shows what is open, /find searches. Report repairs by just telling me; /lunch orders a meal.
first-vendor = What concerns you arrives here with a sound. /home shows what you can do.
first-vendor-meals = The list of meals arrives here with a sound: please confirm it. /menu shows the week's menu.
first-vendor-laundry = Whoever has something for you to collect arrives here with a sound: please confirm. /laundry shows what is under way.
first-staff = If something is broken, just tell me, best with a photo. /mine shows your open matters, /lunch orders a meal.
help-stranger = I am the building's steward. With a code send /start and the code; without one tap "Ask to be registered", or come to the front desk.

command-start = Start
command-home = Home
command-help = How to use this
command-language = 语言 / Language
command-privacy = Privacy: see, export, erase
command-cancel = Leave what you are filling in
command-t = Open by number
command-who = Find a contact
command-tenants = Tenant list (Excel)

binding-name = What is your name, please?
binding-name-label = Name
binding-unit = Which unit and which company?
binding-unit-label = Unit / company
binding-note = Anything else for the front desk? Or skip.
binding-note-label = Note
binding-summary = 📝 Please check; Confirm hands it to the front desk:
binding-title = Ask to be registered
binding-asked = ✅ The front desk has it. You will be answered here during office hours.
binding-asked-already = The front desk has your request; please wait for the answer, or call or visit the desk.
binding-approved = ✅ The front desk has confirmed who you are. One last step: please read this and agree (version { $version }).
    { $kept }
binding-declined = Sorry, the front desk has no record of you yet. Please call or visit the desk; once that is checked you are registered on the spot.
binding-card = 📝 <b>Request to be registered</b>
    👤 { $name }
    📍 { $unit }
    💬 { $words }

    { $state }
binding-state-pending = Please check and decide.
binding-state-approved = ✅ Approved by { $name }.
binding-state-declined = ⛔ Declined by { $name }.
binding-state-withdrawn = ↩️ Taken back by who asked; its contents are deleted.
binding-withdrawn = Whoever asked has taken this request back; there is nothing to decide.
binding-decided = { $name } has already dealt with this request.
binding-approve-contact = Which contact is it?
binding-approve-contact-label = Contact
binding-approve-title = Confirm
binding-contact = { $name } · { $tenant } { $units }
binding-new-contact = ➕ New contact of { $tenant }
binding-approved-said = ✅ Approved; the invitation is in their chat.
binding-declined-said = Declined; they have been told.
button-binding-approve = Known, let in
button-binding-decline = Unknown
button-bindings-waiting = 📝 Registration requests
bindings-none = No requests are waiting.

directory = 📇 Contacts ({ $count }); tap one for details.
    To find somebody, send: <code>/who name, company or unit</code>
directory-found = 🔎 "{ $sought }" ({ $count }); tap one for details.
directory-none = Nobody found for "{ $sought }". Please try another name, company or unit, for example: <code>/who 0801</code>
directory-line = { $units } { $tenant } · { $name }
directory-unreachable = 📵 { $named }
button-directory = 📇 Directory
page-back = ◀
page-on = ▶
contact = 👤 <b>{ $name }</b>
    🏢 { $tenant_en } { $tenant_zh }
    📍 { $units }
    ☎️ { $phone }
    🆘 Emergency contact: { $emergency } { $emergency_phone }
    { $bound }
contact-bound = Registered in the chat.
contact-unbound = Not registered yet.
contact-unreachable = 📵 Registered in the chat, but messages do not arrive now: please phone.
button-reveal = ☎️ Show the phone (recorded)
button-reveal-emergency = 🆘 Show the emergency phone (recorded)
button-invite = 🔑 Invite
button-unbind = End registration
button-unbind-yes = Yes, end it
revealed = ☎️ { $phone }
    (That you looked is on record; please keep it to yourself.)
invited = 🔑 Let them scan this, or forward the link. It works once, within 14 days.
    { $link }
unbind-oneself = You cannot show yourself out. A colleague with the right to do so can.
unbind = End the registration of { $name }? They are told, and can no longer act for this unit with this account.
unbound = The registration of { $name } has been ended.
post-ended = This registration has ended already.

tenants = 📄 The tenant list, { $count } tenants. Phone numbers are shortened; look them up in the directory when you need them. It holds personal information: please do not pass it on.
button-tenants = 📄 Tenant list
tenant-list-sheet = Tenants
tenant-list-title = Tenant list ({ $day })
tenant-list-units = Unit
tenant-list-name-zh = Chinese name
tenant-list-name-en = English name
tenant-list-contacts = Contacts
tenant-list-phones = Phones
tenant-list-emergency = Emergency contact
tenant-list-emergency-phone = Emergency phone
tenant-list-moved-in = Moved in

unreached = 📵 { $name } was not reached: { $matter }. Please phone { $phone }.
unreached-about = what was written about { $number } did not arrive
unreached-a-notice = a notice did not arrive

# Who may not begin anything new.
contact-barred = ⛔ Nothing new is taken in the chat, except in an emergency.
button-bar = ⛔ Take nothing new
button-admit = ↩️ Take things again
bar-title = Take nothing new
bar-summary = Please check; Confirm and nothing new is taken from them:
bar-why = Why? They read it, and can object by phone.
bar-why-label = Reason
bar-said = Nothing new is taken from them in the chat; they have been told.
bar-lifted-said = They may write again, and have been told.
bar-told = ⛔ We are sorry: for now we take nothing new from you in the chat.
    Reason: { $why }
    Please phone the front desk, { $number }, or come by; the service is the same. If you do not agree with this, please phone, too. In an emergency you can always write here.
bar-lifted = ✅ You can use the chat again.
bar-already = They are barred already.
bar-none = They are not barred.
matter-barred = We are sorry: for now we take nothing new from you in the chat. Please phone the front desk, { $number }, or come by; the same number if you do not agree.
matter-enough = You have raised { $count } matters in the chat today. For anything else please phone the front desk, { $number }; in an emergency you can always write here.
matter-told-already = You have told us this already: { $matter }, and it is being dealt with. To add something or to ask how it stands, send { $matter }.
