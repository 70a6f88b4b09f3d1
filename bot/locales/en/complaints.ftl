# Complaints: received, judged, settled, answered, called about; suggestions and praise

command-complain = Complain, suggest, praise
command-complaints = My complaints
button-complaints = 📮 Complaints
button-complaint-new = 📮 Tell us what is wrong
button-complaint-log = 📮 Take down a complaint
button-complaint-open = { $number } · { $topic } · { $state }
button-complaint-look = 📮 Open
button-complaint-add = ✍️ Add something
button-complaint-good = 👍 Good as it is
button-complaint-not-good = 👎 Not good
button-complaint-good-by-phone = 📞 Content, by phone
button-complaint-assign = ✅ Valid: assign
button-complaint-reassign = ↪️ To somebody else
button-complaint-invalid = ✕ Not valid
button-complaint-repair = 🔧 A repair
button-complaint-suggestion = 💡 A suggestion
button-complaint-praise = 🌟 Praise
button-complaint-about = 👤 Whom it is about
button-complaint-handled = ✅ Settled
button-complaint-answer = 📨 Answer
button-complaint-go-on = ↩️ Not enough
button-complaint-reply = 📝 Reply in writing
button-complaint-reply-approve = ✅ Approve
button-complaint-note = 🗒 Note
button-complaint-tell = 📣 Tell them
button-complaint-up = ⬆️ To the next above
button-complaint-follow-up = 📞 I have called
button-complaint-pictures = 📷 { $count }
button-complaint-register = 📊 The register

topic-staff-attitude = how staff behave
topic-repair-quality = repairs
topic-equipment = equipment
topic-cleaning = cleaning
topic-security-order = safety and order
topic-noise = noise
topic-fit-out = fit-out works
topic-neighbour = neighbours
topic-fees = fees
topic-parking = parking
topic-elevator = lifts
topic-hvac-comfort = too hot, too cold
topic-laundry = laundry
topic-meals = meals
topic-mail = mail and parcels
topic-smoking = smoking
topic-privacy = personal data
topic-other = something else
complaint-kind-complaint = Complaint
complaint-kind-suggestion = Suggestion
complaint-kind-praise = Praise
complaint-name-known = My name may be known
complaint-name-unknown = Do not tell the department who I am
complaint-their-name-known = The department may know
complaint-their-name-unknown = To be kept from the department
grade-urgent = Urgent: settled within { $count } hours
grade-ordinary = Ordinary: within { $count ->
    [one] one working day
   *[other] { $count } working days
    }
grade-complex = Complex: within { $count ->
    [one] one working day
   *[other] { $count } working days
    }
department-customer-service = Customer service
department-housekeeping = Housekeeping
department-engineering = Engineering
department-security = Security
department-finance = Finance
department-management = Management
liability-tenant = a tenant or merchant
liability-company = the property company
liability-third-party = somebody else
liability-mixed = several
satisfaction-satisfied = Satisfied
satisfaction-fairly = Fairly satisfied
satisfaction-not = Not satisfied

role-receptionist = front desk
role-csr = customer service rep
role-tenant-supervisor = tenant-relations supervisor
role-housekeeping-supervisor = housekeeping supervisor
role-clerk = clerk
role-bc-clerk = business-centre clerk
role-operator = operator
role-cs-manager = customer service manager
role-dispatcher = dispatcher
role-technician = technician
role-engineering-manager = engineering manager
role-security = security guard
role-security-supervisor = security supervisor
role-accountant = accountant
role-cashier = cashier
role-finance-manager = finance manager
role-general-manager = general manager

complaints =
    📮 <b>Complaints, suggestions, praise</b>

    { $lines }
complaints-none = Nothing open. Just write what is wrong, in a sentence.
complaints-some = { $count } – tap one to read it.
complaint-short-received = new
complaint-short-assigned = in hand
complaint-short-handled = to be answered
complaint-short-answered = answered
complaint-short-closed = closed
complaint-short-invalid = explained
complaint-short-noted = kept
complaint-short-is-a-repair = a repair

complaint-card =
    📮 <b>{ $kind } { $number }</b> · { $topic }
    { $state }

    { $lines }
complaint-card-gone = This is looked after by others now.
complaint-from = 👤 { $name } · { $unit } · { $tenant } · { $channel }
complaint-from-somebody = 👤 Asks not to be named · { $channel }
complaint-nameless = not named
complaint-stays-unknown = 🙈 The department concerned does not learn who you are.
complaint-wants-to-stay-unknown = 🙈 Must stay unknown to the department concerned
complaint-about = 🎯 About { $whom }; they and their team do not know of it
complaint-about-vendor = 🎯 About a contractor, who does not know of it
complaint-names = 🎯 Speaks of: { $post }
complaint-text = 💬 { $text }
complaint-words-gone = (erased at the person’s request)
complaint-result = 📄 { $text }
complaint-liability = ⚖️ Caused by: { $whose }
complaint-unhappy = 👎 Not content ({ $rounds }): { $text }
complaint-called = 📞 Called afterwards: { $how }
complaint-note-found = 🗒 { $at }: { $text }{ $photos ->
    [0] {""}
   *[other] {" "}📷 { $photos }
    }
complaint-note-told = 📣 { $at }: { $text }
complaint-note-heard = ✍️ { $at }: { $text }{ $photos ->
    [0] {""}
   *[other] {" "}📷 { $photos }
    }

complaint-mine-received = Thank you for telling us. We apologise for the inconvenience; you will hear from us today or, outside office hours, on the next working day.
complaint-mine-again = We are sorry that it is not settled. It is being taken up again, one step higher.
complaint-mine-assigned = { $department } has it, and it will be settled by { $due }.
complaint-mine-handled = { $department } has dealt with it; you will hear the result soon, by { $due } at the latest.
complaint-mine-answered = Here is the result. Is it good as it is?
complaint-mine-closed = ✅ Closed. Thank you for your patience.
complaint-mine-invalid = We have looked into it, and this is what we found:
complaint-mine-noted = Thank you! It is kept and passed on.
complaint-mine-is-a-repair = This is a repair and is looked after under { $intake }.
complaint-state-received = 🔵 To be judged by { $step }
complaint-state-assigned = 🟡 { $department }, { $owner }: to be settled by { $due }
complaint-state-handled = 🟡 Settled by { $owner }; to be answered by { $step }
complaint-state-answered = 🟡 Answered; the complainant is asked
complaint-state-closed = ✅ Closed and filed
complaint-state-invalid = ✕ Not valid; explained
complaint-state-noted = ✅ Kept
complaint-state-is-a-repair = 🔧 A repair: { $intake }
complaint-state-some-repair = 🔧 A repair
complaint-step-0 = the supervisor
complaint-step-1 = the manager
complaint-step-2 = the general manager

complaint-new-title = Tell us
complaint-new-text = What is wrong, what could be better, what was good? One sentence is enough.
complaint-new-text-label = Words
complaint-new-kind = What is it?
complaint-new-kind-label = Kind
complaint-new-topic = What is it about?
complaint-new-topic-label = About
complaint-new-unit = Which unit does it concern?
complaint-new-unit-label = Unit
complaint-new-name = May the department concerned know who you are?
complaint-new-name-label = Name
complaint-new-photos = Send photos if you have any.
complaint-new-photos-label = Photos
complaint-new-summary = Shall we take it up?
complaint-received = Taken down as { $number }.
complaint-log-title = Take down a complaint
complaint-log-text = What do they say? Unit, name and phone may stand in it.
complaint-log-text-label = Words
complaint-log-unit = Which unit does it come from?
complaint-log-unit-label = Unit
complaint-log-channel = How did it come?
complaint-log-channel-label = Channel
complaint-log-who = Who is it? They hear here how it goes.
complaint-log-who-label = Who
complaint-log-caller = What is the name and phone number?
complaint-log-caller-label = Caller
complaint-log-topic = What is it about?
complaint-log-topic-label = About
complaint-log-name = May the department concerned know who it is?
complaint-log-name-label = Who it is
complaint-log-photos = Send the letter or photos.
complaint-log-photos-label = Photos
complaint-log-summary = Take it down?
complaint-logged = 📮 Taken down as <b>{ $number }</b>. Please tell them: they are answered today, after hours on the next working day.
complaint-somebody = Somebody without an account
complaint-assign-title = Valid
complaint-assign-department = Which department is to settle it?
complaint-assign-department-label = Department
complaint-assign-owner = Who looks after it?
complaint-assign-owner-label = Owner
complaint-assign-grade = By when? The complainant is told the time.
complaint-assign-grade-label = Limit
complaint-assigned-said = Assigned; the complainant knows by when.
complaint-nobody-there = Nobody of that department may know of it. Please choose another.
complaint-invalid-title = Not valid
complaint-invalid-why = How do you explain it to the complainant? Sincerely, without arguing.
complaint-invalid-why-label = Explanation
complaint-rejected-said = Explained and filed; it stays in the register.
complaint-about-title = Whom it is about
complaint-about-whom = Whom is it about? They and their team will not see it.
complaint-about-whom-label = About
complaint-about-nobody = Nobody of the house
complaint-about-said = Noted; they and theirs do not see it.
complaint-is-repair-title = A repair
complaint-repair-title = A repair
complaint-repair-text = What has to be repaired, and where? The technicians read it: please say nothing of who complains, or of whom.
complaint-repair-text-label = To be repaired
complaint-repair-floor = Where is it? Who complains wants to stay unknown: their unit does not go along.
complaint-repair-floor-label = Floor
complaint-repair-category = Which trade?
complaint-repair-category-label = Trade
complaint-repair-urgency = How urgent is it?
complaint-repair-urgency-label = Urgency
complaint-repair-summary = Hand it to the repair desk?
complaint-to-repair-said = { $number } is now repair { $intake }.
complaint-note-title = For the file
complaint-note-text = What have you found out?
complaint-note-text-label = Note
complaint-note-photos = Send photos if there are any.
complaint-note-photos-label = Photos
complaint-noted-said = Noted in the file.
complaint-add-title = To add
complaint-add-text = What would you like to add?
complaint-add-text-label = Words
complaint-add-photos = Send photos if you have any.
complaint-add-photos-label = Photos
complaint-added-said = Added; whoever looks after it knows.
complaint-tell-title = To the complainant
complaint-tell-text = What are they told? Say a time rather than “soon”.
complaint-tell-text-label = Message
complaint-told-said = They have been told.
complaint-handled-title = Settled
complaint-handled-result = What was found and done?
complaint-handled-result-label = Result
complaint-handled-liability = Who caused it?
complaint-handled-liability-label = Caused by
complaint-handled-said = Noted; it will be answered now.
complaint-answer-title = The answer
complaint-answer-text = What is the complainant told?
complaint-answer-text-label = Answer
complaint-answer-summary = Send it to the complainant?
complaint-answered-said = Sent; they are asked whether it is good.
complaint-go-on-title = Not enough
complaint-go-on-why = What is missing?
complaint-go-on-why-label = Missing
complaint-go-on-said = The owner goes on.
complaint-not-good-title = Not good
complaint-not-good-why = We are sorry. What is still wrong?
complaint-not-good-why-label = Still wrong
complaint-not-good-said = Taken up again, one step higher.
complaint-up-title = To the next above
complaint-up-why = What makes it difficult?
complaint-up-why-label = Reason
complaint-up-said = The next above decides.
complaint-follow-up-title = Called afterwards
complaint-follow-up-how = What do they say?
complaint-follow-up-how-label = Satisfied
complaint-follow-up-remark = Anything else they said?
complaint-follow-up-remark-label = Remark
complaint-called-said = Noted; thank you for calling.
complaint-reply-title = Reply in writing
complaint-reply-text = What does the letter say? Somebody else approves it before it goes.
complaint-reply-text-label = Letter
complaint-reply-summary = Give it for approval?
complaint-draft-said = 📝 Given for approval.
complaint-reply-drafted =
    📝 A written reply to { $number } waits for your approval:

    { $text }
complaint-reply-approved = Approved; it may go.
complaint-reply-ready = 📄 The written reply to { $number }.
complaint-kept-said = { $number }: { $kind }, thanked for and kept.
complaint-good-said = Thank you! Closed.
complaint-good-by-phone-said = Closed, as they said on the phone.
complaint-praised = 🌟 Somebody praises you: { $text }
complaint-filed = 📁 { $number } ({ $topic }) is closed and filed.
complaint-pictures = { $count ->
    [0] There are no photos with it.
   *[other] 📷 { $count }
    }
complaint-unanswered = ⏰ { $number } has not been answered today. Please answer the complainant now.
complaint-left-behind = ⚠️ Whoever was to settle { $number } has left; please give it to somebody else.
complaint-overdue = ⏰ { $number } should have been settled by { $due }.
complaint-tell-something = 📣 The complainant of { $number } has heard nothing for days. Please tell them how it goes.
complaint-phone = 📞 Please call the complainant of { $number }: is it good as it is?
complaint-follow-up-due = 📞 { $number } has been closed for some days. Please call and ask how it was.

complaint-repair-in-words = What { $number } says may not go to the technicians. Whoever decides taps “A repair” on the complaint’s card and words what is to be repaired.
complaint-is-received = { $number } has not been judged yet.
complaint-is-assigned = { $number } is being settled.
complaint-is-handled = { $number } has been settled and is about to be answered.
complaint-is-answered = { $number } has been answered; the complainant is being asked.
complaint-is-closed = { $number } is closed.
complaint-is-invalid = { $number } was found not valid and explained.
complaint-is-noted = { $number } is kept as a suggestion or praise.
complaint-is-is-a-repair = { $number } is a repair.
complaint-is-over = { $number } is closed. Please write a new one.
complaint-limit-passed = That time has passed already. Please choose a later one.
complaint-owner-is-party = { $number } cannot be settled by whom it is about, or theirs.
complaint-at-the-top = { $number } is with the highest already.
complaint-called-already = { $number } has been called about already.
complaint-decided-above = { $number } is not yours to decide.
complaint-not-yours = With { $number } this is for others to do.
reply-approved-already = This reply has been approved already.
reply-by-another = A written reply is approved by somebody other than its author.
reply-nobody-approves = There is nobody else who could approve it.

complaint-week =
    📮 <b>Complaints of the week</b> ({ $first } – { $last })
    Complaints { $count }, of which not valid { $invalid }; suggestions { $suggestions }, praise { $praise }, repairs { $repairs }
    { $topics }
    Open { $open }, overdue { $late }
complaint-week-topic = · { $topic }: { $count }
complaint-register-title = Complaint register { $first } to { $last }
complaint-register-sheet = Complaints
complaint-column-number = Number
complaint-column-received = Received
complaint-column-channel = Channel
complaint-column-kind = Kind
complaint-column-topic = About
complaint-column-unit = Unit
complaint-column-tenant = Tenant
complaint-column-complainant = Complainant
complaint-column-text = Words
complaint-column-state = State
complaint-column-department = Department
complaint-column-owner = Owner
complaint-column-due = Limit
complaint-column-liability = Caused by
complaint-column-result = Result
complaint-column-rounds = Not content
complaint-column-answered = First answer
complaint-column-closed = Closed
complaint-column-satisfaction = Called
complaint-letter-title = Reply to your complaint
complaint-letter-to = To
complaint-letter-unit = Unit
complaint-letter-received = Received
complaint-letter-written = Written
complaint-letter-text = Reply
complaint-letter-drafted = Drafted
complaint-letter-approved = Approved
complaint-letter-signed = Signed
complaint-letter-taken = Taken by
complaint-letter-day = { $day }
complaint-letter-footing = Drafted by one, approved by another (R206).
complaint-register = 📊 Complaint register { $first } – { $last }: { $count }
complaint-register-which = For which days?
due-complaint-same-day = a complaint without an answer
due-complaint-limit = the limit of a complaint
due-complaint-news = news for a complainant
due-complaint-silent = a complainant who has not answered
due-complaint-call = a call after a complaint
due-complaint-week = the complaints of the week
