# Mail, express, parcels, papers: taken in, told, handed over, returned

command-mail = Mail and parcels
button-mail = 📦 Mail and parcels
button-mail-in = 📦 Something came
button-mail-open = { $number } { $kind } · { $unit } · { $since }
button-mail-open-phone = 📞 { $number } { $kind } · { $unit } · { $since }
button-mail-look = 📦 { $number }
button-mail-ask = 🤝 They are here: ask to confirm
button-mail-collect = 🔢 Collected with a code
button-mail-sign = ✍️ Signed on paper
button-mail-move = ✏️ Wrong unit
button-mail-back = ↩️ Return it
button-mail-phone = 📞 Whom to phone
button-mail-got = ✅ I have it
button-mail-code = 🔢 Somebody else collects it
button-mail-code-new = 🔢 A new code
button-mail-register = 📊 The mail register

mail-kind-registered = Registered letter
mail-kind-express = Express
mail-kind-parcel = Parcel
mail-kind-paper = Papers and letters
mail-short-held = held
mail-short-handed-over = handed over
mail-short-returned = returned
mail-receipt-tap = confirmed in person
mail-receipt-code = against a code
mail-receipt-signature = signed on paper
mail-returned-overdue = Not collected in time
mail-returned-refused = The tenant does not want it
mail-returned-unknown = Nobody of that name

mail-overview =
    📦 <b>Mail and parcels</b>

    { $lines }
mail-none = Nothing is waiting to be collected.
mail-some = Waiting to be collected: { $count }. Tap one for more.
mail-card =
    📦 <b>{ $kind } { $number }</b> · { $unit }
    { $state }

    { $lines }
mail-card-gone = Sorry, { $number } is not for you: it was entered by mistake. There is nothing you need to do.
mail-carrier = 🚚 { $carrier } { $tracking }
mail-addressee = 👤 For { $name }
mail-tenant = 🏢 { $tenant }
mail-taken = 📝 { $at } taken in by { $name }
mail-nobody-lives-there = ⚠️ Nobody rents that unit now.
mail-phone-them = 📞 None of them can be told in the chat: please phone.
mail-code-is-out = 🔢 The tenant has a code: somebody else may collect it.
mail-somebody = (erased)
mail-state-held = 🔵 It is at the front desk; please collect it when it suits you. Kept until { $day }.
mail-state-asked = 🤝 Are you at the front desk? Once it is in your hands, tap "I have it".
mail-state-code = 🔢 Code <b>{ $code }</b>, good once: pass it to whoever collects it; they give their name and the code at the desk.
mail-state-handed-over = ✅ { $at } collected by { $who } ({ $how }), handed over by { $by }.
mail-state-returned = ↩️ { $at } returned: { $why }.
mail-job-held = 🔵 Held; { $reminders ->
    [0] kept
    [one] reminded once; kept
   *[other] reminded { $reminders } times; kept
    } until { $day }.
mail-job-overdue = 🔴 Its days are over ({ $day }){ $reminders ->
    [0] .
    [one] ; reminded once.
   *[other] ; reminded { $reminders } times.
    } Please confirm that it goes back.

mail-in-title = Something came
mail-in-lines =
    What came? One per line: what, unit, carrier, number, for whom. For example:
    <code>parcel 1201 DHL 4455667788 Han Xiao</code>
mail-in-lines-label = Came
mail-in-summary = 📦 Please check; the tenants are told once you confirm:
mail-line-read = { $kind } · { $said } · { $marks }
mail-too-many = At most { $most } at a time, please send them in several messages.
mail-there-already = Tracking number { $tracking } is registered already as { $number } and still lies here; nothing was taken in twice.
mail-no-such-unit = I cannot tell the unit in "{ $line }"; nothing has been taken in. Please correct that line.
mail-taken-in =
    ✅ Taken in:
    { $lines }
mail-taken-line = { $number } · { $unit } · { $told }
mail-told = told
mail-told-phone = 📞 nobody can be told, please phone
mail-told-empty = ⚠️ the unit is empty, please check
mail-asked-said = { $number }: they are asked to confirm; good for 30 minutes.
mail-nobody-to-ask = { $number }: nobody of them can confirm in the chat; please let them sign on paper.
mail-got-said = { $number } received, thank you!
mail-code-said = The code for { $number } is on your card; only your own people see it.
mail-code-void = ⚠️ Somebody at the front desk gave five wrong codes for { $number }; the code is void. If somebody is to collect it, please get a new one; if in doubt, call the front desk.
mail-collect-title = Collected with a code
mail-collect-name = Who is collecting it? (Please check their ID.)
mail-collect-name-label = Collected by
mail-collect-code = The six digits that they give you, please.
mail-collect-code-label = Code
mail-code-wrong = ⛔ That is not the code: { $number } must not be handed over. { $left ->
    [0] That was the fifth wrong one; the code is void and the tenant has been told.
    [one] One more try.
   *[other] { $left } more tries.
    }
mail-handed-said = ✅ { $number } is handed over; the tenant is told.
mail-sign-title = Signed on paper
mail-sign-name = Who signed? The name, please; for a registered letter, please check their ID.
mail-sign-name-label = Signed by
mail-move-title = Another unit
mail-move-unit = Which unit is it for?
mail-move-unit-label = Unit
mail-move-why = Why was it entered wrongly?
mail-move-why-label = Reason
mail-moved-said = ✅ { $number } is corrected; whoever was told by mistake knows.
mail-back-title = Return it
mail-back-why = Why does it go back?
mail-back-why-label = Reason
mail-back-said = ↩️ { $number } is entered as returned; the tenant is told.

mail-is-handed-over = { $number } has been handed over already.
mail-is-returned = { $number } has been returned already.
mail-nobody-there = Nobody rents the unit of { $number } now, so nobody can confirm.
mail-not-asked = Please collect it at the front desk: once you are there, the colleague asks you here, and then you tap "I have it".
mail-no-code = The tenant has not got a code for { $number }, or it is void: it cannot be collected by somebody else. They get one on their card.
mail-registered = A registered letter ({ $number }) is not handed over on a signature: the tenant confirms it, or it is collected with a code.
mail-same-unit = { $number } is entered for that unit already.
mail-not-yet = { $number } is kept until { $day }; it cannot go back as unclaimed before.

mail-please-phone = 📞 { $number } has not been collected, and nobody of them can be told here: please phone.
mail-overdue = 🔴 The days of { $number } are over: please confirm that it goes back.
mail-register-which = The mail register: of which days?
mail-register = 📊 The mail register, { $first } to { $last }: { $count } items. It holds personal information; please do not pass it on.
mail-register-sheet = Mail register
mail-register-title = Mail register ({ $first } to { $last })
mail-column-number = Number
mail-column-received = Received
mail-column-kind = Kind
mail-column-carrier = Carrier
mail-column-tracking = Tracking no.
mail-column-unit = Unit
mail-column-tenant = Tenant
mail-column-addressee = Addressee
mail-column-taken-by = Taken in by
mail-column-state = Status
mail-column-left = Left
mail-column-receipt = How / why
mail-column-fetched-by = Collected by
mail-column-handed-by = Handed over by
due-mail-remind = reminder to collect mail
due-mail-return = mail whose days are over
