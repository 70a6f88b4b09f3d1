# Laundry: prices, handed in, collected, counted, returned, signed for, washed anew

command-laundry = Laundry
button-laundry = 🧺 Laundry
button-laundry-prices = 📋 Price list
button-laundry-prices-given = 👕 Laundry price list
button-laundry-order = 🧺 Have it collected
button-laundry-log = 🧺 Take down for a tenant
button-laundry-open = { $number } · { $count } pcs · { $state }
button-laundry-cancel = ✕ Cancel it
button-laundry-call-off = ✕ Cancel it
button-laundry-called = 📞 I have phoned them
button-laundry-agree = ✅ Count and price are right
button-laundry-dispute = ✋ Not right
button-laundry-agreed-by-phone = 📞 Agreed on the phone
button-laundry-accept = ✅ Sign for it
button-laundry-signed-by-phone = 📞 The tenant has signed
button-laundry-reject = 🔁 Wash it again
button-laundry-reject-one = 🔁 Wash { $number } again
button-laundry-coming = 👍 On our way
button-laundry-collect = 🧺 Collected
button-laundry-as-listed = ✅ Just as listed
button-laundry-count = 🔢 Count
button-laundry-recount = 🔢 Count again
button-laundry-returned = 🏠 Brought back
button-laundry-report = ⚠️ Something is wrong

laundry-overview =
    🧺 <b>Laundry</b> (collected { $hours })

    { $lines }
laundry-none = Nothing is in the laundry. You can also just say it: “wash two shirts and a pair of trousers”.
laundry-goes = <b>{ $number }</b> { $state }
laundry-prices =
    📋 <b>Laundry price list</b>
    { $lines }

    Express, back on the same day (agreed late in the day: on the next): +{ $percent } %. Please count when it is collected; otherwise the laundry's count applies. What is not clean is washed again free of charge. Charged at the end of the month.
laundry-kind = { $name }{ $wash }{ $dry }{ $press }
laundry-way-wash = { " " }· wash { $price }
laundry-way-dry = { " " }· dry clean { $price }
laundry-way-press = { " " }· press { $price }
laundry-care-wash = wash
laundry-care-dry = dry clean
laundry-care-press = press
laundry-price = { $name } · { $care } · { $price }
laundry-wish-wash = Wash
laundry-wish-dry = Dry clean
laundry-wish-press = Press only
laundry-wish-several = Several of these
laundry-wish-uncounted = Do not count, just collect
laundry-not-express = Regular
laundry-is-express = Express (same day, if late the next)

laundry-order-title = Laundry
laundry-order-care = What is to be done?
laundry-order-care-label = Care
laundry-order-items = What is it? Each tap adds one; or just write “2 shirts, 1 trousers”.
laundry-order-items-label = Garments
laundry-order-unit = Where shall it be collected?
laundry-order-unit-label = Unit
laundry-order-express = Is it urgent?
laundry-order-express-label = Speed
laundry-order-note = Any wishes? For example “oil stain on the collar”.
laundry-order-note-label = Note
laundry-order-summary = Your laundry, please confirm
laundry-requested = ✅ Noted, number { $number }.

laundry-log-title = Laundry for a tenant
laundry-log-text = What did they say? For example “0801 wash two shirts”.
laundry-log-text-label = What they said
laundry-log-unit = Which unit?
laundry-log-unit-label = Unit
laundry-log-care = What is to be done?
laundry-log-care-label = Care
laundry-log-items = What is it? Each tap adds one; or just write it.
laundry-log-items-label = Garments
laundry-log-express = Is it urgent?
laundry-log-express-label = Speed
laundry-log-note = Any wishes?
laundry-log-note-label = Note
laundry-log-summary = Laundry for a tenant, please confirm

laundry-count-title = Count
laundry-count-items = What is really there? Each tap adds one; or just write “2 shirts, 1 trousers”.
laundry-count-items-label = Garments
laundry-counted-said = Noted { $number }: { $count } pcs, { $total }.
laundry-dispute-title = Count or price is not right
laundry-dispute-why = What is not right? The laundry will count again.
laundry-dispute-why-label = What is not right
laundry-disputed-said = The laundry and the front desk have been told; { $number } will be counted again.
laundry-reject-title = Wash it again
laundry-reject-why = We are sorry! What is not as it should be? Washing it again costs nothing.
laundry-reject-why-label = What is wrong
laundry-reject-photos = Send photos if you have any, or skip.
laundry-reject-photos-label = Photos
laundry-rejected-said = The laundry will wash it again free of charge, number { $number }.
laundry-report-title = Something is wrong
laundry-report-trouble = What is it? For example “nobody opens”, “a cuff is torn”.
laundry-report-trouble-label = Trouble
laundry-reported-said = The tenant and the front desk have been told, number { $number }.
laundry-which-again = We are sorry that it is not clean! Which one shall be washed again? It costs nothing.

laundry =
    🧺 <b>{ $number }</b> · 📍 { $place }
    { $lines }

    { $state }
laundry-uncounted = Not counted: the laundry's count applies.
laundry-line = { $name } · { $care } × { $count } · { $amount }
laundry-total = { $count } pcs, <b>{ $total }</b> in all{ $extra }
laundry-extra = { " " }(with express { $percent } %: { $amount })
laundry-express = ⚡ Express
laundry-note = 📝 { $note }
laundry-wrong = ⚠️ { $what }
laundry-trouble = ❗️ The laundry: { $what }
laundry-who = 👤 { $tenant } { $name }
laundry-card-gone = { $number } is no longer yours to look after.

laundry-state-requested = ⏳ The front desk is telling the laundry.
laundry-state-called = 📨 The laundry has been told and comes by { $due }. You can cancel until it is collected.
laundry-state-coming = 👍 The laundry is on its way, there by { $due }. You can cancel until it is collected.
laundry-state-late = ⏰ We are sorry: the laundry has not come yet. We are chasing it for you.
laundry-state-collected = 🧺 Collected, being counted.
laundry-state-counted = 🔢 Please look at the count and the price; once you agree it is washed.
laundry-state-agreed = 🫧 Being washed; back by { $due }.
laundry-state-returned = 🏠 Back. Please look at it and sign.
laundry-state-accepted = ✅ Signed for; it goes on the month's statement. If you find something within 24 hours, have it washed again.
laundry-state-rewash = 🔁 Being washed again, free of charge; back by { $due }.
laundry-state-overdue = ⏰ We are sorry: it should have been back by { $due } and is not. The front desk is chasing it for you.
laundry-state-cancelled = Cancelled.
laundry-job-requested = ⏳ Please phone the laundry, then tap “I have phoned them”.
laundry-job-called = 📨 To be collected at the unit by { $due }.
laundry-job-coming = 👍 Confirmed: to be collected at the unit by { $due }.
laundry-job-late = ⏰ Should have been collected by { $due }.
laundry-job-collected = 🧺 Collected. Please count in front of the tenant.
laundry-job-counted = 🔢 Counted; wash it once the tenant agrees.
laundry-job-agreed = 🫧 The tenant agrees; please wash it and bring it back by { $due }.
laundry-job-returned = 🏠 Brought back; the tenant is to sign.
laundry-job-accepted = ✅ The tenant has signed.
laundry-job-rewash = 🔁 Not good: please wash it again free of charge and bring it back by { $due }.
laundry-job-overdue = ⏰ Should have been back by { $due }.
laundry-job-cancelled = Cancelled: nothing to wash.
laundry-short-requested = to be told
laundry-short-called = to be collected
laundry-short-collected = to be counted
laundry-short-counted = to be agreed
laundry-short-agreed = being washed
laundry-short-returned = to be signed
laundry-short-rewash = washed again

laundry-please-come = ⏰ { $number } has not been collected; minutes left: { $minutes }.
laundry-silent = ⚠️ The laundry has not replied about { $number }. Please phone.
laundry-not-collected = ⚠️ { $number } has not been collected in time (alerts: { $count }). Please phone at once.
laundry-please-call = ⚠️ Nobody has phoned the laundry about { $number } yet. Please phone now, then tap “I have phoned them”.
laundry-please-count = ⏰ { $number } has been collected and not counted. Please count it now; it is washed once the tenant agrees.
laundry-not-counted = ⚠️ The laundry has collected { $number } and not counted it. Please phone.
laundry-please-return = ⏰ { $number } should be back by now. Please bring it back today; if you cannot, tap “Something is wrong” and say on which day you will.
laundry-not-returned = ⚠️ { $number } should be back by now and is not (alerts: { $count }). Please ask the laundry by phone on which day it comes, and tell the tenant.
laundry-photos = 📷 Photos of { $number } from the tenant
laundry-phone-counted = 📞 The tenant has not agreed to count and price of { $number }. Please phone.
laundry-phone-returned = 📞 The tenant has not signed for { $number }. Please phone.

laundry-noted = { $number } is noted.
laundry-cancelled-said = { $number } is cancelled.
laundry-called-said = Noted: the half hour for { $number } has begun.
laundry-agreed-said = Thank you! { $number } is being washed.
laundry-accepted-said = Thank you! You have signed for { $number }.
laundry-coming-said = { $number } is confirmed, thank you!
laundry-returned-said = The tenant has been asked to sign for { $number }.

laundry-nobody-washes = No laundry works for the building at the moment. The front desk will gladly help you find one.
laundry-nobody-there = Nobody is in that unit at the moment.
laundry-how-many = Please give a whole number of pieces from 1 to { $most }.
laundry-nothing-counted = Please count first: one piece at least.
laundry-confirmed-already = { $number } has been confirmed already.
laundry-claim-too-late = { $number } was signed for more than 24 hours ago. The front desk will gladly help.
laundry-is-requested = The laundry is still being told about { $number }.
laundry-is-called = { $number } has not been collected yet.
laundry-is-collected = { $number } has been collected and is being counted.
laundry-is-counted = { $number } has been counted and waits for the tenant.
laundry-counted-anew = The laundry has counted { $number } anew meanwhile. Please look at the new count on its card.
laundry-is-agreed = { $number } is being washed already.
laundry-is-returned = { $number } has been brought back.
laundry-is-accepted = { $number } has been signed for.
laundry-is-rewash = { $number } is being washed again.
laundry-is-cancelled = { $number } has been cancelled.

# The month's statement

laundry-statement = 🧾 <b>Laundry { $month }</b> · { $tenant }: <b>{ $total }</b> in all, orders: { $count }. The details are in the file. If something is not right, tap “Object” within 3 days.
laundry-statement-whole = 🧾 Laundry { $month }: <b>{ $total }</b> in all, orders: { $count }. The details are in the file.
laundry-nobody-pays = ⚠️ { $tenant } has no finance contact; the laundry statement for { $month } ({ $total }) was not sent.
laundry-unsigned = ⚠️ Laundry that came back by the end of { $month } and nobody has signed for: { $count } ({ $numbers }). It is on no statement. Please ask the tenants and note it on the card; it stands on the statement of the month in which it is signed for.
laundry-workbook = 📄 Laundry { $month }
laundry-statement-paper = Laundry { $month } · { $whose }
laundry-statement-title = Laundry statement
laundry-statement-printed = Printed { $day }
laundry-statement-footing = Based on the signed confirmations, at the prices that held when each order was placed. Please object within three days.
laundry-statement-page = Page { $page } of { $pages }
laundry-statement-everybody = everybody
laundry-statement-sheet-lines = Orders
laundry-statement-sheet-garments = Garments
laundry-statement-sum = Total
laundry-statement-column-day = Signed on
laundry-statement-column-number = Number
laundry-statement-column-unit = Unit
laundry-statement-column-garments = Garments
laundry-statement-column-surcharge = Express
laundry-statement-column-amount = Amount
laundry-statement-column-name = Garment
laundry-statement-column-care = Care
laundry-statement-column-price = Price
laundry-statement-column-count = Pieces
button-laundry-statement = 📄 Excel
button-laundry-object = ✋ Object
laundry-object-title = Object to the laundry statement
laundry-object-text = What is not right? Please give the day and the number.
laundry-object-text-label = Objection
laundry-objection = ✋ { $tenant } objects to the laundry statement of { $month }: { $text }
laundry-objection-answered = About your objection to the laundry statement of { $month }: { $words }
laundry-statement-express = { " " }(with express { $amount })

# Prices agreed

button-laundry-reprice = ✏️ Set a price
button-laundry-reprice-more = ✏️ Set another
button-laundry-price-agree = ✅ Agreed
laundry-reprice-title = A laundry price
laundry-reprice-line = One line, please: garment, care, price. For example “衬衫 wash 15” or “围巾 / scarf dry clean 12”.
laundry-reprice-line-label = Price
laundry-prices-none = There is no laundry price list yet. Set the first price, and the list begins with it.
laundry-reprice-phone = Noted. Nobody of the laundry is in the chat: please phone them, and tap once they agree.
laundry-price-noted = ✅ The price holds from now on; every tenant gets the new list.
laundry-in-chat = The laundry is in the chat and answers there itself.
button-laundry-price-by-phone = 📞 Agreed on the phone
laundry-repriced = The laundry has been asked. Once it agrees, the price holds, and the tenants get the new list soon after; orders already placed keep the old price.
laundry-price-asked = ✏️ The house would like to set this price: { $line }. Please tap if you agree.
laundry-price-agreed = ✅ The laundry agrees: { $line }; it holds from now on. Tenants get the new list in half an hour, with whatever is agreed until then.
laundry-price-agreed-said = Thank you, the price holds from now on.
laundry-price-replaced = Another price was named for this since; please look at the newest one.
laundry-price-agreed-already = This price has been agreed already.
laundry-price-unclear = I did not understand that. Please write it like “衬衫 wash 15”.

# The confirmation slip

button-laundry-slip = 📄 Slip
laundry-slip = 📄 Laundry slip { $number }
laundry-slip-title = Laundry confirmation
laundry-slip-laundry = Laundry: { $name }
laundry-slip-printed = Printed { $day }
laundry-slip-page = Page { $page } of { $pages }
laundry-slip-unit = Unit
laundry-slip-tenant = Tenant
laundry-slip-requested = Requested
laundry-slip-called = Called
laundry-slip-collected = Collected
laundry-slip-returned = Returned
laundry-slip-column-garment = Garment
laundry-slip-column-listed = Tenant's count
laundry-slip-column-counted = Laundry's count
laundry-slip-column-price = Price
laundry-slip-column-amount = Amount
laundry-slip-surcharge = Express
laundry-slip-total = Total
laundry-slip-note = Instructions
laundry-slip-rewashes = Re-washes
laundry-slip-wrong = What was wrong
laundry-slip-signed = Signed online
laundry-slip-by-hand = Signature
laundry-slip-footing = At the prices that held when it was ordered; without the tenant's count the laundry's applies; washing again is free of charge.
