# Fees: six tables, receivables and their approval, notices, the paid list, reminders, collection rate, arrears

command-fees = Fees
button-fees = 💰 Fees
button-fees-upload = 📤 Send a table
button-fees-template = 📄 Template: fee tables
button-receipts-template = 📄 Template: paid list
button-fees-open = 📋 Open the list
button-fees-of = 📋 { $month }, version { $number }
button-fees-approve = ✅ Approve
button-fees-reject = ↩️ Send back
button-fees-send = 📨 Send the notices now
button-fees-workbook = 📊 Excel
button-fees-list = 📄 PDF
button-upload-yes = ✅ It is right
button-upload-no = ✕ Discard
button-upload-problems = 📄 All problems (Excel)
button-bill-open = 🧾 See the notice
button-bill-of = 🧾 { $tenant }
button-bills-unreached = 📋 All of them
button-bills-to-phone = 📋 All of them
button-bill-paper = 📄 Notice (PDF)
button-bill-object = ✋ I object
button-bill-reason = 📝 Why unpaid
button-bill-reason-of = { $month } · { $tenant }
button-receipts = 📒 Payments
button-receipt-open = { $tenant } · { $amount } · { $day }
button-receipt-undone = ✕ { $tenant } · { $amount } · { $day }
button-receipt-undo = ↩️ Take it back
button-fee-rate = 📈 Collection rate
button-arrears-review = ✅ Reviewed, send it on
button-arrears-reasons = 📝 Note the reasons

fee-management = Management fee
fee-water = Water
fee-telephone = Telephone
fee-parking = Parking
fee-repair = Engineering repair
fee-other = Other services

fees-overview =
    💰 <b>Fees</b>
    { $lines }

    Fee tables and paid lists can simply be sent here as files (xlsx or csv).
fees-none = There is no receivables list yet.
fees-line = { $month }, version { $number } · { $total } · { $state }
fees-short-open = being approved
fees-short-rejected = sent back
fees-short-approved = approved
fees-short-replaced = replaced by a newer one
fees-table = { $table }: { $amount }
fees-template = 📄 Fee tables for { $month }. { $count } lines are filled in: management fee, telephone rental, parking, and the repairs, meals and laundry not charged yet. Please add the water readings or quantities with their amounts, and delete the lines that are not charged. Send it back here when it is done.
fees-file = 📄 Receivables of { $month } (version { $number }). You may correct this very Excel file and send it back here.
receipts-template = 📄 Paid list. The month may stay empty: then the oldest arrears are paid first. Send it back here when it is done.
receipts-sheet = Paid list
receipts-title = Paid list

fees-upload-title = Send a table
fees-upload-kind = Which kind of table is it?
fees-upload-kind-label = Kind
fees-upload-month = The fees of which month?
fees-upload-month-label = Month
fees-upload-file = Please send the file (xlsx or csv).
fees-upload-file-label = File
upload-kind-receivables = Receivables (six fee tables)
upload-kind-receipts = Paid list
upload-sent = Received. What the check finds comes in a moment.
upload-receivables = Receivables of { $month }
upload-receipts = Paid list
upload-reading = ⏳ { $kind }: being checked line by line, mostly in less than a minute.
upload-wrong =
    ❌ <b>{ $kind }: { $count ->
        [one] one thing is wrong
       *[other] { $count } things are wrong
    }, and nothing was imported</b>
    { $lines }

    Please correct it and send it again.
upload-more = … and { $count } more, in the Excel file below
upload-fees =
    ✅ <b>{ $kind }: nothing is wrong</b>
    { $lines }

    { $count ->
        [one] One line
       *[other] { $count } lines
    } for { $tenants ->
        [one] one tenant
       *[other] { $tenants } tenants
    }, <b>{ $total }</b> in all.
    With your yes it goes to the customer service manager for approval.
upload-replaces = It takes the place of version { $number } ({ $total } in all); approval begins anew.
upload-paid =
    ✅ <b>{ $kind }: nothing is wrong</b>
    { $count ->
        [one] One payment
       *[other] { $count } payments
    } of { $tenants ->
        [one] one tenant
       *[other] { $tenants } tenants
    }, <b>{ $total }</b> in all.
    With your yes they are booked; whoever has paid is not reminded any more.
upload-done = ✅ { $kind }: confirmed.
upload-dropped = ✕ { $kind }: discarded, nothing was imported.
upload-taken = Confirmed.
upload-dropped-said = Discarded.
upload-problems = 📄 { $count ->
        [one] The one problem
       *[other] All { $count } problems
    }.
upload-is-reading = It is still being checked, one moment please.
upload-is-wrong = Something is wrong in it. Please correct it and send it again.
upload-is-clean = It has been checked already.
upload-is-done = It has been confirmed already.
upload-is-dropped = It has been discarded already.
receipts-known-meanwhile = Some of it has been booked meanwhile. Please send it once more; you will hear which line.

fees-card =
    📋 <b>Receivables of { $month }</b> (version { $number })
    { $lines }

    { $tenants ->
        [one] One tenant
       *[other] { $tenants } tenants
    }, <b>{ $total }</b> in all
    Sent in by { $sender }, { $at }

    { $way }

    { $state }
fees-card-gone = Somebody else looks after this list now.
fees-step-done = ● { $role } { $name }: approved { $at }
fees-step-now = ◐ { $role }: to approve
fees-step-later = ○ { $role }
fees-state-open = Waiting for the { $role }.
fees-state-rejected =
    ↩️ { $name } sent it back: { $why }
    Please correct it and send it in again; approval begins anew.
fees-state-approved = ✅ All three have approved. Notices to the tenants' finance contacts: { $at }.
fees-state-skipped = ✅ Approved by all three. The notices of this month were skipped in the calendar; no tenant has got one.
fees-state-replaced = There is a newer version; this one is kept. (Notices were meant for { $at }.)
words-gone = (the words have been erased)
fees-is-open = The receivables of { $month } are still being approved.
fees-is-rejected = Version { $number } of the receivables of { $month } has been sent back already.
fees-is-approved = Version { $number } of the receivables of { $month } has been approved already.
fees-is-replaced = There is a newer version of the receivables of { $month }; please look at that one.
fees-not-your-turn = It is not your turn to approve the receivables of { $month }.
fees-own = You sent in the receivables of { $month } yourself; somebody else has to approve them.
fees-approved-by-you = You have approved the receivables of { $month } already; somebody else takes the next step.
fees-nobody-approves = There is no { $role } but you to approve it. Please have one appointed, or let a colleague send it in.
fees-not-skipped = The notices of { $month } were not skipped; they go out as the calendar says.
fees-sent-said = The notices of { $month } are on their way.
fees-charged-meanwhile = Nothing was changed: { $ref } in { $table } stands in the list of { $month } already, and is charged once. Please have that row taken out, and the list sent in anew.
fees-not-owed = Nothing was changed: the repair { $ref } came back and could not be mended after all, so it is not charged. Please have that row taken out, and the list sent in anew.
fees-three-people = Three different people have to approve it, and not its sender; as the posts are held now there are not three. Please have somebody appointed first.
fees-needed-later = Nobody but you can approve it later as { $role }; please leave this step to a colleague.
fees-approved-said = Receivables of { $month } approved.
fees-reject-title = Send the list back
fees-reject-why = What is wrong? Whoever sent it in reads your words.
fees-reject-why-label = Reason
fees-rejected-said = The receivables of { $month } have gone back; whoever sent them in has your words.

fees-tables-due =
    📅 <b>The fee tables of { $month } are due</b>
    Management fee, water, telephone, parking, engineering repair, other services. The template has all that is known.
fees-list-due =
    📅 <b>The receivables of { $month } have not been sent in</b>
    Please send the six fee tables; notices can only go out when they are approved.
fees-waits-for-you = 📅 The receivables of { $month } wait for your approval; notices can only go out then.

fee-notice =
    🧾 <b>Fee notice { $month }</b>
    { $tenant }
    { $lines }

    { $due }
    { $where }
fee-notice-paper = 📄 Fee notice { $month }
bill-line = { $table } { $what }: { $amount }
bill-total = This month: <b>{ $total }</b>
bill-before = Earlier months: { $amount }
bill-paid-so-far = Paid: { $amount }
bill-credit = Credit: { $amount }, kept for later months
bill-corrected = ⚠️ Correction: the notice before said { $was }. This one holds; we are sorry for the trouble.
bill-objected = ✋ Your objection { $number } is being looked at; until it is answered you are not reminded.
bill-objection-over = ✋ Objection { $number } has been answered.
bill-reason = 📝 Why unpaid: { $reason }
bill-due = To pay: <b>{ $due }</b>, by { $by } please. Thank you.
bill-paid = ✅ Paid in full, thank you.
bill-card-gone = Another contact of your company looks after this notice now.
fees-where = Please pay at the Finance office, phone { $number }.
fees-where-account =
    { $account }
    Finance office: { $number }
fees-nothing-yet =
    There is no fee notice for you now. New ones come here.
    { $where }
fees-not-yours =
    Hello, amounts are told only to your company's finance contact:
    { $who }
    Please ask your colleague; to change the contact, please see the front desk. Finance office: { $number }.
fees-who = · { $name }
fees-nobody-yours = Hello, amounts are told only to a registered finance contact, and your company has none yet. The front desk registers one for you; Finance office: { $number }.
fee-unreached =
    📮 <b>Fee notices { $month }: { $count ->
        [one] one tenant is
       *[other] { $count } tenants are
    } not in this chat</b>
    Please bring the notice on paper, or phone. Tap a name to see it:
fee-all-reached = Everybody can be told in the chat now: there is nobody to visit or to phone.

bill-object-title = Objection to a fee notice
bill-object-text = What is wrong? A sentence will do, such as "the water meter was misread".
bill-object-text-label = Objection
bill-objected-said = We have your objection, no. { $number }. Somebody answers today; until then you are not reminded.
fees-objected-already = You have objected to the notice of { $month } already; please add what is new on that complaint's card.
bill-reason-title = Why it is unpaid
bill-reason-text = Why have they not paid yet? One sentence, for the arrears list.
bill-reason-text-label = Reason
bill-reason-said = Noted; it stands on the arrears list of { $month }.

fee-reminder-soon =
    🔔 Hello, a friendly word: the day to pay is near.
    { $lines }
    { $where }
fee-reminder =
    🔔 Hello, some fees have not reached us yet:
    { $lines }
    <b>{ $due }</b> in all. If you have paid, please ignore this, or show the receipt to the Finance office. If you doubt a sum, open the notice and tap "I object".
    { $where }
fee-owed = · { $month }: { $due } (to pay by { $by })
fee-remind-by-phone =
    ☎️ <b>{ $count ->
        [one] One tenant has
       *[other] { $count } tenants have
    } fees to pay and is not in this chat</b>
    Please phone their finance contact politely. Tap a name to see the notice:

fee-rate =
    📈 <b>Collection rate { $month }: { $rate }</b>
    { $bar }
    { $paid } of { $charged }; { $due } to come
    { $clear } of { $tenants } tenants have paid in full
    { $lines }
    Earlier months: { $before }
fee-rate-table = { $table } { $rate }: { $paid } of { $charged }

receipts = 📒 <b>Payments</b>, the newest first. Tap one to see it:
receipts-none = There are no payments yet.
receipt =
    📒 <b>{ $tenant }</b>
    { $amount } · { $day }
    For: { $month }
    How: { $method }
    Reference: { $ref }
    Booked by { $by }, { $at }
    { $state }
receipt-undone = ↩️ Taken back { $at }: { $why }
receipt-undo-title = Take a payment back
receipt-undo-why = Why? The line is kept, and counts no more.
receipt-undo-why-label = Reason
receipt-undone-said = Taken back; it counts no more.
receipt-undone-already = That one has been taken back already.

arrears-waits = ⏳ The arrears list of { $day } still waits for the finance manager; you get it once it is reviewed.
arrears-to-review =
    📑 <b>Arrears list { $day }</b>
    { $count ->
        [one] One line
       *[other] { $count } lines
    }, { $total } in all.
    Please review it; only then it goes to the general manager and customer service.
arrears-list =
    📑 <b>Arrears list { $day }</b> (reviewed by the finance manager)
    { $count ->
        [one] One line
       *[other] { $count } lines
    }, { $total } in all.
arrears-reviewed-said = Reviewed. The arrears list { $day } has gone to the general manager and customer service.
arrears-reviewed-already = That list has been reviewed already.
arrears-reasons = 📝 Tap one, and say in a sentence why it is unpaid:
arrears-sheet = Arrears
arrears-title = Arrears list { $day } – reviewed by: { $reviewer }
arrears-not-reviewed = not reviewed yet
arrears-column-tenant = Tenant
arrears-column-month = Month
arrears-column-charged = Charged
arrears-column-paid = Paid
arrears-column-due = Arrears
arrears-column-months = Months overdue
arrears-column-days = Days overdue
arrears-column-reminders = Reminders
arrears-column-reason = Reason

fees-title = Receivables { $month } (version { $number })
fees-table-title = { $month } { $table }
fees-list-title = Receivables
fees-version = Version { $number }
fees-printed = Printed { $day }
fees-page = Page { $page } of { $pages }
fees-sum = Total
fees-column-total = This month
fees-column-before = Brought forward
fees-column-due = To pay
bill-paper-title = Fee notice
bill-paper-total = This month
bill-paper-before = Earlier months
bill-paper-paid = Paid
bill-paper-credit = Credit
bill-paper-due = To pay
bill-paper-by = Pay by
bill-paper-account = How to pay
bill-paper-ask = Finance office
bill-paper-footing = If a sum seems wrong, please tell the front desk, or tap "I object" in the chat.

grid-at = <b>{ $where }</b>: { $what }
grid-at-all = { $what }
grid-sheet-problems = Problems
grid-title-problems = What is wrong with the file
grid-column-where = Where
grid-column-what = What
grid-formula = There is a formula here; please paste it as a value.
grid-error = There is an error value here.
grid-empty = Nothing is filled in.
grid-not-text = There should be words here.
grid-too-long = Too long: at most { $limit } characters.
grid-not-a-number = The amount or quantity is not a number.
grid-is-a-date = This is a date, and should be a number.
grid-too-high = The number is too high.
grid-decimals = At most { $limit } decimals.
grid-not-a-day = This date cannot be read; please write 2026-12-05.
grid-not-a-month = This month cannot be read; please write 2026-12.
grid-no-headings = No headings are found; there must be at least: { $names }.
grid-merged = Merged cells { $area }; please unmerge them.
grid-hidden-sheet = This sheet is hidden; please show it, or take it out.
grid-hidden-row = This row is hidden or filtered out, and something stands in it; please show it, or take it out.
grid-hidden-column = This column is hidden, and something stands in it; please show it, or take it out.
grid-too-much = With this row the tenant is over { $limit } in a month; please check.
grid-no-such-column = There is something here, and no heading above it.
grid-strange-column = An unknown column.
grid-column-twice = This column is there twice.
grid-wrong-sum = The total says { $said }, the lines come to { $sum }.
grid-twice = The same as row { $row }.
grid-ref-twice = reference { $ref } stands in { $where } already; please put it into one row.
grid-nobody = Neither a unit nor a tenant is named.
grid-no-such-unit = There is no unit { $unit }.
grid-no-such-tenant = There is no tenant of that name.
grid-several-tenants = Several tenants have that name; please write the tenant's code.
grid-unit-changed = unit { $unit } has had several tenants; please say whose it is.
grid-unit-empty = Nobody is in unit { $unit } now; please say whose fee it is.
grid-not-their-unit = That tenant has never rented unit { $unit }.
grid-strange-sheet = An unknown sheet.
grid-sheet-twice = This sheet is there twice.
grid-sheet-missing = This sheet is missing (please keep it, empty, if nothing is charged).
grid-one-sheet = A paid list has one sheet only.
grid-no-such-table = There is no fee table called "{ $table }".
grid-nothing = There is not a single line in it.
grid-credit-without-reason = A negative amount needs its reason in the remark.
grid-charged-already = { $ref } stands in the list of { $month } already, and is charged once.
grid-half-a-meter = Both readings are needed, from and to.
grid-meter-back = The later reading is lower than the earlier one.
grid-meter = The quantity says { $said }, the readings say { $run }.
grid-no-price = There is a quantity and no price.
grid-no-count = There is a price and no quantity.
grid-wrong-product = { $product }, and the table says { $said }.
grid-nothing-paid = A payment must be more than nothing; take a wrong one back in the payments.
grid-in-the-future = That day is still to come.
grid-not-charged = Nothing was charged to them for { $month }.
grid-paid-already = This payment may be in the book already: the same reference of the same tenant and month, or the same amount and date. If it is another one, please give its own reference; if the reference was left out before, please take that receipt back first.
grid-paid-twice = This may be the payment of row { $row }: the same reference, or the same amount and date. If there are two, please give each its reference or month.
grid-no-data = The file is empty.
grid-locked = The file has a password; please take it off and send it again.
grid-old-workbook = This is an old xls file; please save it as xlsx or csv.
grid-unreadable = This file cannot be read; please send xlsx or csv.
grid-too-large = The file is too large; please keep the six fee tables only.
grid-too-many-rows = More than { $limit } rows; please keep only those that are needed.
grid-too-many-columns = More than { $limit } columns; please keep only those that are needed.
grid-gone = The file cannot be fetched any more; please send it again.

due-fees-tables = fee tables due
due-fees-total = receivables due
due-fee-notices = fee notices
due-fee-reminders = payment reminders
due-fee-rate = daily collection rate
due-arrears-list = arrears list
due-arrears-unreviewed = the review of the arrears list is asked for
due-fee-notices-left = fee notices still to be sent
due-fee-notices-rest = the rest of the fee notices
due-fee-reminders-rest = the rest of the payment reminders
