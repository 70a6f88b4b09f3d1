# Meals: the menu, orders, the cut-off, the roll-up, the check, the round

command-lunch = Order lunch
command-menu = This week's menu
button-lunch = 🍱 Lunch
button-menu-week = 📋 Menu
button-week-before = ◀ Week before
button-week-after = Week after ▶

lunch =
    🍱 <b>Lunch</b>
    { $until }

    { $lines }
lunch-until = Order for { $day } until { $until }.
lunch-minutes = ⏳ { $minutes ->
        [0] Less than a minute
        [one] One minute
       *[other] { $minutes } minutes
    } left to order for { $day } (until { $until }).
lunch-late = ⏰ Orders for { $day } are closed; the front desk can still ask the caterer.
lunch-nothing-open = There is no menu to order from right now. New menus come out on Friday.
lunch-none = You have not ordered anything. Or just say it: “2 set A for tomorrow, one without chilli”.
lunch-line = { $day } · { $sets } · { $state } · { $number }
lunch-office = collected by a colleague

menu-week =
    📋 <b>The week's menu</b> (from { $monday })

    { $days }
menu-one-day =
    📋 <b>{ $day }</b>
    { $sets }
button-menu-day = { $day }
button-menu-paper = 📄 As a PDF
menu-paper = 📄 The menu for the week from { $monday }
menu-paper-title = This week's lunch
menu-paper-caterer = Cooked by: { $name }
menu-paper-printed = Printed { $day }
menu-paper-footing = Order in the chat by { $cut_off } on the day itself.
menu-paper-page = Page { $page } of { $pages }
menu-weekday-1 = Monday
menu-weekday-2 = Tuesday
menu-weekday-3 = Wednesday
menu-weekday-4 = Thursday
menu-weekday-5 = Friday
menu-weekday-6 = Saturday
menu-weekday-7 = Sunday
menu-none = The menu for this week is not out yet.
menu-day =
    <b>{ $day }</b>{ $waits }
    { $sets }
    { "" }
menu-day-waits = { " " }⏳ changed, the caterer has to agree; until then the old menu holds
menu-day-emptied = No meals on this day, once the caterer agrees; until then the old menu holds
menu-set = { $code } · { $name } · { $price }{ $allergens }
menu-allergens = { " " }(contains { $what })

meal-set = { $code } · { $price } · { $name }{ $allergens }
meal-day = { $day }
meal-day-late = { $day } (closed, can be asked for)
meal-at-desk = Front desk
meal-elsewhere = Somewhere else

meal-order-title = Lunch
meal-order-day = For which day?
meal-order-day-label = Day
meal-order-sets = Which sets? Each tap adds one.
meal-order-sets-label = Sets
meal-order-unit = Where shall we bring it?
meal-order-unit-label = To
meal-order-place = Where exactly? For example “meeting room, 12th floor”.
meal-order-place-label = Place
meal-order-note = Any wishes? For example “no chilli”.
meal-order-note-label = Note
meal-order-summary = Your order, please confirm
meal-total = Total: <b>{ $total }</b>
button-meal-order = 🍱 Order
button-meal-again = 🔁 Same as last time
button-meal-again-on = 🔁 { $day }: same as last time
meal-again-title = Same as last time
meal-ordered = ✅ Ordered for { $day }, number { $number }.
meal-again-said =
    ✅ Ordered for { $day }, the same as last time, number { $number }:
    { $lines }

meal-matter-title = Lunch
meal-none-of-yours = You have no lunch ordered for then. Would you like to?
meal-on-its-card = To change or cancel it, tap the button on the order above.
meal-with-caterer = The cut-off has passed, so it can no longer be changed here. Please call the front desk: { $number }. We will ask the caterer at once.

meal-late-title = After the cut-off
meal-late-instead = ⏰ The cut-off has passed. Shall we order it for the next day instead, or ask the caterer?
meal-late-instead-label = Instead
meal-late-next = 🍱 Order it for { $day } ({ $sets })
meal-late-ask = 📞 Ask the front desk
meal-late-ask-caterer = 📞 Ask the caterer
meal-late-why = ⏰ The cut-off has passed, so the caterer has to be asked whether it still works. Please say why it is late.
meal-late-why-label = Reason
meal-asked-late = The front desk is asking the caterer, number { $number }. You will hear at once.
meal-asked-late-for = Noted as { $number }. Please ask the caterer, then tap the answer on its card.

# The reception's log

button-meal-log = ☎️ Order for a tenant
button-meal-day = 📒 Lunch log
button-meal-card = { $place } · { $sets } · { $state } · { $number }
meal-log-title = Lunch for a tenant
meal-log-text = What did they say? One line will do, for example “0801 Mr Miller, 2 set A, no chilli”.
meal-log-text-label = What they said
meal-down-title = Lunch for a tenant
meal-down-unit = Which unit? Its tenant pays.
meal-down-unit-label = Unit
meal-down-day = For which day?
meal-down-day-label = Day
meal-down-sets = Which sets? Each tap adds one.
meal-down-sets-label = Sets
meal-down-to = Where shall we bring it?
meal-down-to-label = To
meal-down-place = Where exactly? For example “meeting room, 12th floor”.
meal-down-place-label = Place
meal-down-caller = Who is it for?
meal-down-caller-label = For
meal-down-note = Any wishes? For example “no chilli”.
meal-down-note-label = Note
meal-down-summary = Lunch for a tenant, please confirm
meal-taken-down = ✅ Ordered for { $day }, number { $number }.
meal-nobody-there = Nobody is in that unit at the moment.
meal-who-phoned =
    { "" }
    👤 { $caller } (taken down by { $name })
meal-who-took-it-down =
    { "" }
    👤 taken down by { $name }
meal-day-log =
    📒 <b>Lunch log, { $day }</b>
    Orders: { $count }, taken down by the desk: { $by_desk }
    { $sets }
meal-day-log-none = Nobody has ordered yet.

meal-change-title = Change the order
meal-change-sets = Which sets instead?
meal-change-sets-label = Sets
meal-change-note = Any wishes? “Skip” leaves the note as it was.
meal-change-old = Shall the note so far stay?
meal-change-old-label = The note so far
meal-note-keep = Keep: { $note }
meal-note-remove = Remove the note
meal-change-note-label = Note
meal-change-summary = The changed order, please confirm
meal-changed = ✅ Changed: number { $number }, { $total } in all.

meal-wrong-title = Something is wrong
meal-wrong-what = We are sorry! What is it: not delivered, something missing, or the wrong meal?
meal-wrong-what-label = What is wrong
meal-wrong-said = The front desk has been told (number { $number }) and is looking into it.

meals-remake-title = Not as it should be
meals-remake-why = What is wrong: quality, quantity or standard?
meals-remake-why-label = Reason
meals-remake-photos = Send photos if you have any, or skip.
meals-remake-photos-label = Photos
meals-remake-said = The caterer has been told to make them anew at once.

menu-put-title = Compose the menu
menu-put-day = For which day?
menu-put-day-label = Day
menu-put-line = Code, what is in it, price, please. For example “A 红烧肉+米饭 / Braised pork, rice 32 (contains soy)”. Several at once: a line each.
menu-put-line-label = Set
menu-put-photo = What does it look like? Send a photo, or skip.
menu-put-photo-label = Photo
menu-put-said =
    ✅ On the menu for { $day }:
    { $lines }
    It holds once the caterer has confirmed it.
button-menu-put = ➕ Add a set
button-menu-more = ➕ Add another
button-menu-copy = 📑 Copy last week
button-menu-hand-over = 📨 Ask the caterer
button-menu-confirm = ✅ We can cook this
button-menu-by-phone = 📞 Confirmed on the phone
menu-caterer-in-chat = The caterer is in the chat: please ask them there, they confirm it themselves.
menu-drop-title = Take a set off
menu-drop-day = From which day?
menu-drop-day-label = Day
menu-drop-code = Which set?
menu-drop-code-label = Set
menu-drop-said = Set { $code } is off the menu for { $day } once the caterer agrees. Whoever has ordered it is told then, and pays nothing for it.
button-menu-drop = ➖ Take a set off
menu-limit-title = How many can be cooked
menu-limit-day = For which day?
menu-limit-day-label = Day
menu-limit-count = How many portions at most? Skip, and there is no limit.
menu-limit-count-label = At most
menu-limit-said = ✅ At most { $count } portions can be ordered for { $day }.
menu-limit-none = ✅ Any number can be ordered for { $day }.
button-menu-limit = 🔢 Limit a day
menu-copied = { $count ->
        [one] One day
       *[other] { $count } days
    } copied.
menu-handed-over = The caterer has been asked to confirm.
menu-confirmed-said = ✅ { $count ->
        [one] One day
       *[other] { $count } days
    } confirmed, thank you!
menu-was-confirmed = ✅ The caterer has confirmed the menu for the week from { $monday }.
menu-unanswered = ⚠️ The caterer has not confirmed the menu for the week from { $monday } (days: { $count }) and has been asked again. Please phone if need be.
menu-not-ready = ⚠️ The menu for the week from { $monday } is not ready (days confirmed: { $count }). Please finish it and ask the caterer.

button-meal-menus-off = 🔕 No more menus
button-meal-menus-on = 🔔 Send menus again
meal-menus-are-off = All right, no more menus. Tap “Menu” whenever you want to see one.
meal-menus-are-on = All right, you will get the new menu every Friday.

meal =
    🍱 <b>{ $number }</b> · { $day }
    { $lines }
    Total <b>{ $total }</b>
    📍 { $place }{ $who }{ $note }
    { $state }
meal-line = { $code } × { $count } · { $name } · { $amount }
meal-note =
    { "" }
    📝 { $note }
meal-who =
    { "" }
    👤 { $name }
meal-state-open = ✅ Ordered. You can change or cancel it until { $until }.
meal-state-closed = ✅ Ordered. Orders are closed now; the caterer gets the list in a moment.
meal-state-nobody = Nobody had added anything by the cut-off, so nothing was ordered.
meal-state-late = ⏳ After the cut-off; the front desk will answer. Reason: { $why }
meal-state-refused = ✕ Sorry, the caterer cannot add it any more. The front desk will gladly help.
meal-state-cancelled = Cancelled.
meal-state-sent = 👩‍🍳 The caterer has it; expected { $at }.
meal-state-delivered = 🚶 On its way. Please tap once you have it; if it is not right, tap “Not right” by { $until }.
meal-state-noted = 📝 Noted by the front desk as brought. If that is not so, please tell the front desk, or object to the month's statement.
meal-state-signed = ✅ Received. Enjoy your meal!
meal-state-wrong = ⚠️ Being sorted out: { $what }
meal-state-solved = ✅ Sorted out; this one is free.
meal-short-open = ordered
meal-short-late = asked for
meal-short-refused = not possible
meal-short-cancelled = cancelled
meal-short-sent = in the kitchen
meal-short-delivered = on its way
meal-short-signed = received
meal-short-wrong = being sorted out
meal-short-solved = free
button-meal-change = ✏️ Change
button-meal-cancel = ✕ Cancel it
button-meal-approve = ✅ They can add it
button-meal-refuse = ✕ Too late
button-meal-signed = ✅ I have it
button-meal-wrong = ⚠️ Not right
button-meal-brought = ✅ Brought it
button-meal-free = Free of charge
meal-cancelled-said = Cancelled.
meal-approved-said = { $number } has been added.
meal-refused-said = The tenant has been told that { $number } was not possible.
meal-signed-said = Thank you, enjoy your meal!
meal-solved-said = Noted; the tenant has been told.
meal-set-now = { $name }{ $allergens }
meal-allergens-found = ⚠️ Please note what is in set { $code } for { $day }: { $now }. The menu did not say so when you ordered { $number }.
meal-allergens-found-late = ⚠️ Please note what is in set { $code } for { $day }: { $now }. The menu did not say so when you ordered { $number }; if you would rather not, cancel by { $until }.
meal-menu-changed = ⚠️ Set { $code } for { $day } has other things in it now: { $now }. It is in your order { $number }: if you do nothing, you get the new set at the old price; or change it, or cancel.
meal-menu-changed-late = ⚠️ Set { $code } for { $day } had to be changed: { $now }. It is in your order { $number }: if you do nothing, you get the new set at the old price; if you would rather not, cancel by { $until }.
meal-set-gone = ⚠️ Set { $code } for { $day } is not cooked after all. It has been taken out of your order { $number } and costs nothing. Would you like something else?

roll-up =
    { $title }

    { $sets }
    <b>{ $count }</b> in all

    { $state }

    { $stops }
    { $rest }
roll-up-first = 📦 <b>Orders for { $day }, { $number }</b>
roll-up-addition = ➕ <b>Addition for { $day }, { $number }</b>
roll-up-correction = ✏️ <b>Correction for { $day }, { $number }</b>: said in time, but it reached us late. Please confirm.
roll-up-menu = ✏️ <b>Correction for { $day }, { $number }</b>: the menu has changed. Please confirm.
roll-up-more = ➕ { $code } × { $count } · { $name }
roll-up-less = ➖ { $code } × { $count } · { $name }
roll-up-same = The sets stay; please see the note.
roll-up-none = nothing any more
roll-up-set = { $code } × { $count } · { $name }
roll-up-nothing = Nobody has ordered anything.
roll-up-stop = { $unit }: { $sets }{ $notes }
roll-up-rest = … and { $count } more; all of them are in the workbook.
roll-up-notes = { " " }({ $notes })
roll-up-waits = ⏳ To be confirmed by the caterer.
roll-up-is-confirmed = ✅ Confirmed by the caterer { $at }.
roll-up-unconfirmed = ⚠️ The caterer has not confirmed { $number } for { $day } (reminders: { $count }). Please phone.
roll-up-unheard = ⚠️ The list for { $day } has gone to the caterer, but messages sent before the cut-off are still being read. Orders in them follow as additions or corrections; please watch for them.
roll-up-confirmed-said = { $number } confirmed, thank you!
roll-up-confirmed-already = { $number } has been confirmed already.
roll-up-file = 📄 Orders { $number }
roll-up-paper = Orders { $number } ({ $day })
roll-up-sheet-sets = Sets
roll-up-sheet-stops = Stops
roll-up-column-code = Code
roll-up-column-name = What is in it
roll-up-column-count = Portions
roll-up-column-unit = To
roll-up-column-sets = Sets
roll-up-column-notes = Notes
button-roll-up-confirm = ✅ Confirm
button-roll-up-by-phone = 📞 Confirmed on the phone
button-roll-up-sheet = 📄 Excel

meal-round =
    🍱 <b>Meals { $day }</b>
    { $state }
    Received { $signed } / { $count }

    { $stops }
    { $rest }
meal-round-expected = ⏰ Have the meals come?
meal-round-arrived = Here since { $at }. Please check with the caterer: quality, quantity, standard.
meal-round-passed = ✅ Checked. They can be brought to the units.
meal-round-remake = ⚠️ Not good; the caterer is making them anew: { $why }
button-meals-arrived = 📦 They are here
button-meals-passed = ✅ Good
button-meals-remake = ✕ Not good
button-meals-delivered-floor = 🚶 { $floor }F brought
meal-round-floor = <b>{ $floor }F</b>
button-meals-never-came = ✕ Nothing came, free of charge
button-meals-delivered = 🚶 Brought round
meals-noted = Noted.
meals-delivered-said = Asked to confirm: { $count }
meals-not-arrived = ⚠️ The meals for { $day } are not here yet. Please get in touch at once.
meals-left = ⚠️ Lunch of { $day } is over, and nobody has noted as brought: { $count } ({ $numbers }). Please tap “Brought round”, or, where nothing came, “Something is wrong”: then they cost nothing. It is charged once it is noted as brought.
meal-not-yet = Lunch is expected { $at }. Please tap once it should be here.
meals-remake = ⚠️ The meals for { $day } are not as they should be. Please make them anew at once: { $why }

meal-too-late = Orders for { $day } closed { $cut_off }. You can order for the next day, or the front desk can ask the caterer.
meal-one-day = One day at a time, please: choose the first, then tell me about the other.
meal-no-such-day = There is no such day. Which one is it?
meal-day-gone = That day is over; please choose another one.
meal-day-off = ⚠️ Sorry, there is no lunch on { $day } after all. Your order { $number } has been cancelled and costs nothing.
meal-caterer-left = ⚠️ Sorry: another caterer cooks for the building now. Your order { $number } for { $day } has been cancelled and costs nothing. Please order anew once the new menu is out.
meal-missed = ⚠️ We are very sorry: your order { $number } for { $day } did not reach the caterer in time. It has been cancelled and costs nothing.
meals-missed = ⚠️ These orders for { $day } never reached the caterer: { $count } ({ $numbers }). They are cancelled and not charged, and their people have been told. Please ask whether they need help.
meal-approved-too-late = Lunch for { $day } has come already, or is over, so { $number } cannot be added any more. Please tap “Too late”.
meal-over = Lunch for { $day } is being served already; it is too late to add to it.
meal-no-menu-yet = 🗓 There is no menu for { $day }. Tap Back to choose another day.
meal-no-menu = There is no menu for { $day } yet.
meal-no-such-set = There is no set { $code } on the menu.
meal-no-caterer = No caterer works for the building at the moment. Please ask the tenant-relations supervisor.
meal-how-many = Please give a whole number of portions from 1 to { $most }.
meal-sold-out = We are sorry: for { $day } the kitchen can make only { $left } more. Please order fewer, or ask the front desk.
meal-sold-out-then = We are sorry: for { $day } the kitchen can make only { $left } more. Please order fewer, or for { $then }.
meal-which-unit = Please choose the unit it goes to.
meal-no-last-time = You have not ordered before; please choose once.
meal-ordered-already = You have ordered for { $day } already ({ $number }). For more, please order anew.
meal-not-on-menu = What you had last time is not on the menu for { $day }; please choose anew.
meal-nothing-open = There is no menu to order from right now. New menus come out on Friday; the front desk will gladly help.
meal-own-approval = Your own late order needs a colleague's approval.
meal-is-open = { $number } is ordered already.
meal-is-late = { $number } still waits for the front desk.
meal-is-refused = { $number } was not possible.
meal-is-cancelled = { $number } was cancelled.
meal-is-sent = The caterer has { $number } already; it cannot be changed. The front desk will gladly help.
meal-is-delivered = { $number } is on its way.
meal-is-signed = { $number } has been received. If something is wrong, the front desk will gladly help.
meal-is-wrong = { $number } is being sorted out.
meal-is-solved = { $number } has been sorted out.
meal-complaint-too-late = { $number } could be reported until { $until }. The front desk will gladly help.
meal-stated-already = { $number } is on the statement of { $month }. Whoever has the statement can object within 3 days; the front desk will gladly help, too.
meals-none-today = No meals were ordered for that day.
meals-arrived-already = Somebody has noted that already.
meals-not-here = The meals are not here yet.
meals-not-checked = They have not been checked yet.
meals-checked-already = They have been checked already.
menu-confirmed-already = This menu has been confirmed already.
menu-changed-meanwhile = ⚠️ The menu has been changed meanwhile, and nothing is confirmed yet. It stands above as it is now: please look at it and confirm that.
menu-empty = The menu is still empty.
menu-not-confirmed = The caterer has not confirmed it yet.
menu-day-past = That day is over.
menu-day-served = Lunch for { $day } is here already; the menu cannot be changed any more.
menu-day-off = { $day } is a day off; there are no meals.
menu-nothing-to-copy = There was no menu last week to copy.
menu-line-unclear = I could not read “{ $line }”. Please write it like “A Braised pork, rice 32”.
menu-code-twice = Code { $code } stands there twice; please write it once.
menu-too-many = At most { $most } at a time, please.

# The month's statement

statement = 🧾 <b>Meals { $month }</b> · { $tenant }: <b>{ $total }</b> in all, orders: { $count }. The details are in the file. If something is not right, tap “Object” within 3 days.
statement-whole = 🧾 Meals { $month }: <b>{ $total }</b> in all. The details are in the file.
statement-nobody-pays = ⚠️ { $tenant } has no finance contact; the statement for { $month } ({ $total }) was not sent.
statement-unsettled = ⚠️ Meals of { $month } that are being sorted out, or that nobody has noted as brought: { $count } ({ $numbers }). They are on no statement; what is charged in the end stands on the next one.
statement-paper = Meals { $month } · { $whose }
statement-everybody = everybody
statement-sheet-lines = Orders
statement-sheet-sets = Sets
statement-sum = Total
statement-column-day = Day
statement-column-number = Number
statement-column-unit = Unit
statement-column-sets = Sets
statement-column-amount = Amount
statement-column-code = Code
statement-column-name = What is in it
statement-column-price = Price
statement-column-count = Portions
statement-title = Meal statement
statement-printed = Printed { $day }
statement-footing = Based on the meals noted as brought or received, at the prices that held when they were ordered. Please object within three days.
statement-page = Page { $page } of { $pages }
statement-workbook = 📄 Meals { $month }
button-meal-statement = 📄 Excel
button-statement-object = ✋ Object
statement-object-title = Object to the statement
statement-object-text = What is not right? Please give the day and the number.
statement-object-text-label = Objection
objection = ✋ { $tenant } objects to the statement of { $month }: { $text }
objection-said = Accounts and the supervisor have it. You will hear once they have checked.
objection-settled = The tenant has been told.
objection-answered = About your objection to the statement of { $month }: { $words }
objection-too-soon = The statement of { $month } is not out yet. You can object within three days of its coming.
objection-too-late = The three days for objecting to { $month } are over. The front desk will gladly help.
objection-settled-already = This objection has been settled already.
button-objection-settle = ✍️ Answer
objection-settle-title = Answer the objection
objection-settle-words = What came of it? The tenant gets what you write.
objection-settle-words-label = Answer

# Lunch for the office

button-meal-office = 👥 For the office
meal-office-title = Lunch for the office
meal-office-day = For which day?
meal-office-day-label = Day
meal-office-unit = Where shall we bring it?
meal-office-unit-label = To
meal-office-place = Where exactly? For example “meeting room, 12th floor”.
meal-office-place-label = Place
meal-office-summary = You collect for your colleagues, please confirm
meal-office-begun = ✅ You are collecting lunch. Colleagues asked: { $count }. “Pass it on” reaches the others.
meal-office =
    👥 <b>{ $name } is collecting lunch for { $day }</b>
    { $own }
    { $state }
meal-office-until = Add yours until { $until }.
meal-office-own = Yours: { $sets }
meal-office-none = You have not added anything yet.
meal-office-line = 👤 { $name }: { $sets }{ $note }
meal-note-short = { " " }({ $note })
meal-office-empty = Nobody has added anything yet.
meal-office-closed-already = It is closed; nothing more can be added.
meal-office-closed = Your colleague has closed { $number } already; you can still order lunch for yourself.
meal-office-closed-said = { $number } is closed. It goes to the caterer at the cut-off.
button-meal-office-share = 📤 Pass it on
button-meal-office-copy = 🔗 Copy the link
meal-office-share = I am collecting lunch for { $day }: open the link and add yours.
meal-office-not-yours = This lunch is not your company's, or is no longer there. To order for yourself, send /lunch.
meal-office-stranger = Hello! This link opens once you are registered. Please come in with your invitation code, or ask to be let in; then open the link again.
meal-office-gone = This lunch is no longer yours to see.
meal-office-nothing = You have not added anything yet.
meal-office-each = Each colleague changes their own part; you can change yours with “Add mine”.
meal-office-staff = Collecting is for the tenants' offices; please order for yourself.
button-meal-join = ➕ Add mine
button-meal-join-again = ✏️ Change mine
button-meal-leave = ✕ Nothing for me
button-meal-office-close = 🔒 Close
button-office-off = 🔕 Do not ask me
button-office-on = 🔔 Ask me again
meal-join-title = Your part
meal-join-sets = Which sets would you like? Each tap adds one.
meal-join-sets-label = Sets
meal-join-note = Any wishes? If not, tap “Skip”.
meal-join-note-label = Note
meal-joined = ✅ Added to { $number }. You can change it until the cut-off.
meal-left-said = Taken out again.
office-is-off = All right, you will not be asked when a colleague collects lunch.
office-is-on = All right, you will be asked when a colleague collects lunch.

# A word before the cut-off; being away

meal-reminder = 🍱 You have not ordered for { $day } yet. Orders close { $until }.
button-meal-reminders-on = ⏰ Remind me before the cut-off
button-meal-reminders-off = 🔕 Do not remind me
meal-reminders-are-on = All right, you will hear from us at { $at } when you have not ordered yet.
meal-reminders-are-off = All right, no more reminders.
button-meal-away = 🌴 I am away
button-meal-weekdays = 🗓 Days without lunch
button-meal-weekday = { $mark }{ $weekday }
meal-weekdays =
    🗓 <b>Days of the week without lunch</b>
    Tap a day to set it, again to unset it. On these days nobody reminds or asks you; you can still order.
button-meal-back = 👋 Back before { $day }
button-meal-back-now = 👋 Back earlier
meal-away-title = You are away
meal-away-back = When will you be back? Until then there are no menus, reminders or questions.
meal-away-back-label = Back
meal-is-away = 🌴 All right: no menus, reminders or questions until { $day }. What you have ordered stays; please cancel it if you will not eat it.
meal-is-back = 👋 Welcome back!
away-not-ahead = Please choose a day that is still ahead.

# The caterer reports that something is wrong

button-kitchen-today = 📦 Today's orders
button-kitchen-report = ⚠️ Something is wrong
kitchen-today = The orders for { $day } are above; lists: { $count }.
kitchen-so-far = 📦 The orders for { $day } come after the cut-off. So far: { $sets }
kitchen-report-title = Something is wrong
kitchen-report-day = For which day?
kitchen-report-day-label = Day
kitchen-report-trouble = What is the matter?
kitchen-report-trouble-label = Matter
kitchen-report-code = Which set has run out?
kitchen-report-code-label = Set
kitchen-report-minutes = About how late?
kitchen-report-minutes-label = Late by
kitchen-report-what = What has happened? A line will do.
kitchen-report-what-label = What has happened
kitchen-report-summary = Something is wrong, please confirm
kitchen-trouble-out = A set has run out
kitchen-trouble-late = We are late
kitchen-trouble-down = We cannot cook
kitchen-trouble-other = Something else
kitchen-minutes = { $minutes } minutes
kitchen-no-day = There is no day to cook for at the moment.
kitchen-reported = Everybody concerned has been told; orders: { $count }.
kitchen-reported-desk = The front desk has been told.
kitchen-late = ⏰ We are sorry: lunch for { $day } comes about { $minutes } minutes late ({ $number }).
meals-never-came-summary = Please confirm: what never came costs nothing.
meals-never-came-title = Nothing came
meals-never-came-what = Every meal that nobody has noted as brought will cost nothing, and its people will be told. Please say why.
meals-never-came-what-label = Reason
kitchen-down = ⚠️ We are very sorry: the caterer cannot cook for { $day }. Your order { $order } has been cancelled and costs nothing. The front desk will gladly help: { $number }.
kitchen-by-caterer = From the caterer
kitchen-by-house = Noted by { $name }
kitchen-noted-out = A set has run out
kitchen-noted-late = They are late
kitchen-noted-down = Nothing is cooked, or nothing came
kitchen-out-cook = ⚠️ The house has noted: set { $code } for { $day } has run out and is off the menu. Orders concerned: { $count }.
kitchen-late-cook = ⚠️ The house has noted: lunch for { $day } comes about { $minutes } minutes late. Orders concerned: { $count }.
kitchen-down-cook = 🚨 The house has called off lunch for { $day }. Reason: { $why }. Orders cancelled, and not charged: { $count }.
kitchen-none-cook = ⚠️ The house has noted that lunch of { $day } did not come. Reason: { $why }. Orders not charged: { $count }.
kitchen-none = ⚠️ We are very sorry that your lunch did not come on { $day }. Your order { $order } costs nothing. The front desk will gladly help: { $number }.
meal-over-already = Lunch for { $day } is over.
kitchen-out-desk = ⚠️ { $by }: set { $code } for { $day } has run out and is off the menu. Orders concerned: { $count }; their people have been told and pay nothing for it.
kitchen-late-desk = ⚠️ { $by }: lunch for { $day } comes about { $minutes } minutes late. Orders concerned: { $count }; their people have been told.
kitchen-down-desk = 🚨 { $by }: there is no lunch on { $day }. Reason: { $why }. Orders cancelled: { $count }, not charged; their people have been told. Please call the caterer at once, and ask who needs help.
kitchen-none-desk = 📝 { $by }: lunch of { $day } did not come. Reason: { $why }. Orders not charged: { $count }; their people have been told.
kitchen-other-desk = ⚠️ { $by } ({ $day }): { $what }
