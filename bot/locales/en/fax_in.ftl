# Faxes that come in at the business centre: logged, told, traced, brought by slip, fetched, filed

button-fax-in = 📠 Faxes in
button-fax-in-count = 📠 Faxes in ({ $count })
button-fax-in-open = { $number } · { $unit } · { $state } · { $since }
button-fax-in-look = 📠 { $number }
button-fax-in-log = 📠 A fax came
button-fax-in-watch-for = 🔔 Somebody waits
button-fax-in-watch = 🔔 Tell me when one comes
button-fax-in-unwatch = 🔕 Stop: { $unit } { $name }
button-fax-in-unwatch-mine = 🔕 Never mind
button-fax-in-register = 📊 Fax log
button-fax-in-notice = 🖨 Print the notice
button-fax-in-got = ✅ I have it
button-fax-in-code = 🔢 Somebody else collects
button-fax-in-code-new = 🔢 A new code
button-fax-in-out = 🚪 I am out, a slip to the unit please
button-fax-in-out-phone = 🚪 They are out: bring a slip
button-fax-in-slipped = 📬 The slip is delivered
button-fax-in-ask = 🤝 They are here: ask them to confirm
button-fax-in-collect = 🔢 Collected with a code
button-fax-in-sign = ✍️ Signed on paper
button-fax-in-file = 🗄 Archive
button-fax-in-take = 👋 Take over
button-fax-in-scan = 📎 Get the scan
button-fax-in-find = 🔎 Which unit it is for
button-fax-in-hold = 📅 They will move in
button-fax-in-moved-out = 🚚 They have moved out
button-fax-in-nobody = ❓ Nobody of that name
button-fax-in-reached = ☎️ Reached them
button-fax-in-given = 🔑 Given at check-in

fax-in-short-notified = told
fax-in-short-slip-to-unit = slip to deliver
fax-in-short-slip-delivered = slip delivered
fax-in-short-tracing = to be traced
fax-in-short-no-addressee = no addressee
fax-in-short-held-for-move-in = held for move-in
fax-in-short-moved-in = moved in, to be given
fax-in-short-contacting = moved out, being contacted
fax-in-short-collected = collected
fax-in-short-archived = archived
fax-in-receipt-tap = confirmed in the chat
fax-in-receipt-code = with a code
fax-in-receipt-signature = signed on paper
fax-in-receipt-check-in = at check-in

fax-in-overview =
    📠 <b>Faxes in</b>

    { $lines }
fax-in-none = No fax is waiting now.
fax-in-some = { $count ->
    [one] One fax; tap it for more.
   *[other] { $count } faxes; tap one for more.
    }
fax-in-waits = 🔔 { $unit } { $name } waits for a fax, until { $until }.
fax-in-card =
    📠 <b>Fax { $number }</b> · { $unit } · { $pages } p. · { $at }
    { $state }

    { $lines }
fax-in-card-gone = Fax { $number } needs nothing from you any more. If you were told by mistake, we are sorry.
fax-in-no-unit = no unit number
fax-in-for = 👤 For: { $name }
fax-in-from = ☎️ From: { $number }
fax-in-tenant = 🏢 { $tenant }
fax-in-taken = 📝 { $at } taken in by { $name }
fax-in-kept-by = 👋 With { $name } now
fax-in-scanned = 📎 There is a scan; only who has the fax can get it
fax-in-phone-them = 📞 None of them can be told in the chat; please phone.
fax-in-slip-was = 📬 { $at } slip delivered by { $name }
fax-in-code-is-out = 🔢 The tenant has a code: it may be collected with it.

fax-in-state-notified = 🔵 It is here; please collect it at the business centre when it suits you.
fax-in-state-slip-to-unit = 🔵 It is at the business centre; a notice is on its way to your unit.
fax-in-state-slip-delivered = 🔵 It is at the business centre; a notice has been brought to your unit.
fax-in-state-moved-in = 🔵 Welcome! It came before you moved in: the front desk gives it to you, or collect it at the business centre.
fax-in-state-asked = 🤝 Are you at the business centre? Once it is in your hands, tap "I have it".
fax-in-state-code = 🔢 Code <b>{ $code }</b>, good once: pass it to whoever collects it; they give their name and the code at the business centre.
fax-in-state-collected = ✅ { $at } collected by { $who } ({ $how }), handed over by { $by }.
fax-in-state-archived = 🗄 { $at } archived; please ask at the business centre if you need it.
fax-in-job-notified = 🔵 Told, to be collected (since { $since }){ $reminders ->
    [0] .
   *[other] ; reminders: { $reminders }.
    }
fax-in-job-slip-to-unit = 🟠 Please bring the slip to the unit, then tap.
fax-in-job-slip-delivered = 🔵 The slip is delivered, to be collected{ $reminders ->
    [0] .
   *[other] ; reminders: { $reminders }.
    }
fax-in-job-tracing = 🔴 <b>To be traced</b> (since { $since }): customer service, whose is it? Asked again: { $retries }.
fax-in-job-no-addressee = 🟠 <b>No addressee</b> (since { $since }): kept in the folder; asked again: { $retries }.
fax-in-job-held-for-move-in = 📅 They are going to move in: please give it to them with the keys.
fax-in-job-moved-in = 🔑 They have moved in (since { $since }): please give it to them; reminders: { $reminders }.
fax-in-job-contacting = 🔴 They have moved out (since { $since }): customer service, please reach them; asked again: { $retries }.

fax-in-log-title = A fax came
fax-in-log-text =
    What came? One line with unit, name and pages, perhaps the number it came from and the time, for example:
    <code>fax 1901 Mr Lee 3 pages from +86 21 6234 5678 14:20</code>
    Leave the unit out where there is none.
fax-in-log-text-label = As typed
fax-in-log-documents = Please send the scan (PDF).
fax-in-log-documents-label = Scan
fax-in-log-photos = Please send the scanned pictures.
fax-in-log-photos-label = Scanned pictures
fax-in-log-pages = How many pages?
fax-in-log-pages-label = Pages
fax-in-log-unit = Which unit is it for?
fax-in-log-unit-label = Unit
fax-in-log-addressee = Whom is it for, as written?
fax-in-log-addressee-label = For
fax-in-log-sender = Which number did it come from?
fax-in-log-sender-label = From
fax-in-log-came = When did it come? For example 14:20, yesterday 17:05.
fax-in-log-came-label = Came at
fax-in-log-summary = 📠 Please check; it is logged and told once you confirm:
fax-in-goes-here = ➡️ { $unit } { $tenant } is told. { $listed }
fax-in-goes-moves-in = 📅 They have not moved in yet: it is held, the front desk gets a notice. { $listed }
fax-in-goes-moved-out = 🚚 They have moved out: customer service tries to reach them. { $listed }
fax-in-goes-unknown = ❓ Nobody is found: "to be traced", customer service is asked at once. { $listed }
fax-in-listed = ✓ "{ $name }" is on the list.
fax-in-not-listed = ⚠️ "{ $name }" is not on the list; please check once more.
fax-in-logged = Logged as { $number }
fax-in-time-unclear = I did not understand the time; please write 14:20 or yesterday 17:05.
fax-in-time-to-come = That time is still to come; please look at the fax once more.

fax-in-asked-said = { $number }: they are asked to confirm; good for 30 minutes.
fax-in-nobody-to-ask = { $number }: none of them can confirm in the chat; please have them sign on paper.
fax-in-got-said = { $number } received, thank you!
fax-in-code-said = The code for { $number } is on your card; only your own people see it.
fax-in-code-void = ⚠️ Somebody at the business centre gave five wrong codes for fax { $number }; the code is void. If somebody is to collect it, please get a new one; if in doubt, call the front desk.
fax-in-out-said = { $number }: a slip is brought to the unit.
fax-in-slipped-said = { $number }: the slip is delivered.
fax-in-taken-said = { $number } is with you now.
fax-in-scan = 📎 The scan of fax { $number }. Please do not pass it on; a day after the fax is collected or archived it is gone.
fax-in-scan-said = The scan of { $number } is sent to you; that is on record.
fax-in-noted = Noted: { $number }.
fax-in-collect-title = A fax collected with a code
fax-in-collect-name = Who is collecting it? (Please check their ID.)
fax-in-collect-name-label = Collected by
fax-in-collect-code = The six digits that they give you, please.
fax-in-collect-code-label = Code
fax-in-code-wrong = ⛔ That is not the code: fax { $number } must not be handed over. { $left ->
    [0] That was the fifth wrong one; the code is void and the tenant has been told.
    [one] One more try.
   *[other] { $left } more tries.
    }
fax-in-handed-said = ✅ Fax { $number } is handed over.
fax-in-sign-title = A fax signed for on paper
fax-in-sign-name = Who signed? Please check their ID and write the name.
fax-in-sign-name-label = Signed by
fax-in-given-title = A fax given at check-in
fax-in-given-name = Who got it? Please check their ID and write the name.
fax-in-given-name-label = Given to
fax-in-find-title = Which unit the fax is for
fax-in-find-unit = Which unit is it for?
fax-in-find-unit-label = Unit
fax-in-hold-title = A fax for who moves in
fax-in-hold-unit = Which unit will they move into?
fax-in-hold-unit-label = Unit
fax-in-sorted = ✅ Fax { $number }: { $state }.
fax-in-file-title = Archive
fax-in-file-why = Why is it archived?
fax-in-file-why-label = Reason
fax-in-filed-said = 🗄 Fax { $number } is archived.
fax-in-watch-for-title = Somebody waits for a fax
fax-in-watch-for-unit = Which unit are they in?
fax-in-watch-for-unit-label = Unit
fax-in-watch-for-name = Their name?
fax-in-watch-for-name-label = Name
fax-in-watch-noted = 🔔 Noted: they are told the moment one comes, until { $until }.
fax-in-watch-begun = 🔔 Certainly: you are told the moment one comes for you, until { $until }.
fax-in-watch-ended = We have stopped watching for it.
fax-in-watch-over = 🔕 The fax you waited for ({ $name }) has not come these days, and we have stopped watching. If you still wait, please say so again.
fax-in-watch-over-mine = 🔕 The fax you waited for has not come these days, and we have stopped watching. If you still wait, please say so again.
fax-in-watched = 🔔 The fax you waited for is here: { $number }. Please collect it at the business centre.
fax-in-watched-phone = 📞 The fax that { $name } waits for is here ({ $number }); nobody can be told in the chat, please phone.

fax-in-is-notified = The tenant of fax { $number } has been told; this step is not needed.
fax-in-is-slip-to-unit = The slip of fax { $number } is about to be brought to the unit.
fax-in-is-slip-delivered = The slip of fax { $number } has been delivered already.
fax-in-is-tracing = Nobody knows yet whose fax { $number } is; please name the unit first.
fax-in-is-no-addressee = Nobody has been found for fax { $number }; please name the unit first.
fax-in-is-held-for-move-in = Fax { $number } waits for somebody to move in.
fax-in-is-moved-in = Whoever fax { $number } is for has moved in; this step is not needed.
fax-in-is-contacting = Whom fax { $number } is for has moved out; they are being contacted.
fax-in-is-collected = Fax { $number } has been collected already.
fax-in-is-archived = Fax { $number } has been archived already.
fax-in-same-unit = Fax { $number } is entered for that unit already.
fax-in-unit-empty = Nobody rents that unit now. If they will move in, or have moved out, please tap that instead.
fax-in-moved-out = Whom fax { $number } is for has moved out; no slip may go to their old unit.
fax-in-taken-already = Fax { $number } is with you already.
fax-in-nobody-there = There is no tenant now who could confirm fax { $number }.
fax-in-not-asked = Please collect it at the business centre: the colleague there asks you here, and then you tap "I have it".
fax-in-no-code = The tenant has not got a code for fax { $number }, or it is void: it cannot be collected by somebody else. They get one on their card.
fax-in-scan-not-yours = Fax { $number } is with a colleague, and only who has it can get the scan. Please take it over first.
fax-in-scan-none = Fax { $number } has no scan, or its time is over.
fax-in-no-notice = Fax { $number } needs no slip now.
fax-in-watch-already = We are watching already; you are told the moment one comes.
fax-in-watch-notified = The fax you waited for has come.
fax-in-watch-withdrawn = That has been called off already.
fax-in-watch-expired = The time for that is over.

fax-in-still-sought = 🔴 Nobody knows yet whose fax { $number } is; please look once more. After { $days } working days it is archived.
fax-in-still-unreached = 🔴 Whoever fax { $number } is for has moved out and has not been reached yet; please try once more. After { $days } working days it is archived.
fax-in-filed = 🗄 { $days } working days have found nobody for fax { $number }: it is archived, please put it into the file.
fax-in-filed-unreached = 🗄 Whoever fax { $number } is for has moved out, and { $days } working days have not reached them: it is archived, please put it into the file.
fax-in-slip-waits = 🟠 The slip of fax { $number } has not been brought to the unit yet; please bring it.
fax-in-lies = 📞 Fax { $number } has been here for { $days ->
    [one] a day
   *[other] { $days } days
    } and nobody has collected it. Please phone.
fax-in-moved-in = 🔑 Whoever fax { $number } is for has moved in; please give it to them.
fax-in-paper-slip-to-unit = 🖨 The notice of fax { $number }: please print it and bring it to the unit.
fax-in-paper-slip-delivered = 🖨 The notice of fax { $number }.
fax-in-paper-held-for-move-in = 🖨 A written notice of fax { $number }: they are going to move in; please give it to them at check-in.
fax-in-paper-no-addressee = 🖨 The "no addressee" slip of fax { $number }: please keep it with the fax in the folder.
fax-in-notice-title-slip-to-unit = Fax notice
fax-in-notice-title-slip-delivered = Fax notice
fax-in-notice-title-held-for-move-in = Fax notice (move-in)
fax-in-notice-title-no-addressee = Fax without an addressee
fax-in-notice-where-slip-to-unit = At the business centre (working days { $hours }), front desk { $number }
fax-in-notice-where-slip-delivered = At the business centre (working days { $hours }), front desk { $number }
fax-in-notice-where-held-for-move-in = At the business centre (working days { $hours }); to be given at check-in, front desk { $number }
fax-in-notice-where-no-addressee = Kept at the business centre (working days { $hours }), front desk { $number }
fax-in-notice-unit = Unit
fax-in-notice-addressee = For
fax-in-notice-tenant = Tenant
fax-in-notice-came = Came at
fax-in-notice-pages = Pages
fax-in-notice-sender = From
fax-in-notice-by = Taken in by
fax-in-notice-where = Collect
fax-in-notice-signed = Signed
fax-in-notice-day = Date
fax-in-notice-footing = A fax is confidential: it is collected in person or with a code.

fax-in-register-which = The fax log: of which days?
fax-in-register = 📊 The fax log, { $first } to { $last }: { $count } faxes. It holds personal information; please do not pass it on.
fax-in-log-sheet = Fax log
fax-in-log-heading = Log of incoming faxes ({ $first } to { $last })
fax-in-column-number = Number
fax-in-column-came = Came at
fax-in-column-addressee = For
fax-in-column-unit = Unit
fax-in-column-tenant = Tenant
fax-in-column-pages = Pages
fax-in-column-sender = From
fax-in-column-taken-by = Taken in by
fax-in-column-state = Status
fax-in-column-notified = Told at
fax-in-column-slip = Slip delivered
fax-in-column-retries = Asked again
fax-in-column-closed = Collected / archived
fax-in-column-receipt = How
fax-in-column-fetched-by = Collected by
fax-in-column-handed-by = Handed over by
due-fax-in-retry = asking customer service again whose a fax is
due-fax-in-archive = archiving a fax nobody is found for
due-fax-in-remind = reminder to collect a fax
due-fax-in-move-in = whether somebody has moved in whose fax is held
due-fax-in-forget = clearing the scan of a fax
due-fax-in-watch-ends = the end of waiting for a fax
desk-faxes = 📠 Faxes to be traced
