# Planned outages: water, power, lifts; told ahead, reminded of, moved, called off, prolonged, over

command-outages = Water, power and lift outages
button-outages = 🔌 Outages
button-outage-new = ✍️ New outage
button-outage-open = 🔌 { $number }
button-outage-notice = 📣 Look at the notice, send it
button-outage-move = 🕒 Other time
button-outage-call-off = ✖️ Call off
button-outage-over = ✅ Works again
button-outage-prolong = ⏳ Takes longer
button-outage-works = ✅ Works again
button-outage-still = ✋ Still not
button-outage-repair = 🔧 { $number }

outage-kind-water = Water off
outage-kind-power = Power off
outage-kind-lift = Lift out of service
outage-kind-air = Air conditioning off
outage-kind-gas = Gas off
outage-kind-network = Network off
outage-kind-other = Facility out of use
outage-reason-maintenance = maintenance
outage-reason-repair = repair works
outage-reason-replacement = equipment is replaced
outage-reason-inspection = routine inspection
outage-reason-cleaning = tanks and pipes are cleaned
outage-reason-supplier = works of the public supplier
outage-reason-other = building works
outage-state-draft = draft, nobody told yet
outage-state-announced = told
outage-state-running = 🔴 switched off
outage-state-over = 🟢 works again
outage-state-cancelled = called off, everybody told
outage-state-dropped = nobody was told, dropped
outage-in-house = the whole building
outage-on-floors = floor { $floors }
outage-in-units = { $units }
outage-on-floors-and-units = floor { $floors }, and { $units }
outage-hours = { $count } h

outages =
    🔌 <b>Planned outages</b>

    { $lines }
outages-none = Nothing is planned.
outage-line = 🔌 <b>{ $number }</b> · { $kind } · { $where }
    { $begins } – { $ends } · { $state }
outage-card =
    🔌 <b>{ $number } · { $kind }</b> · { $where }
    { $state }
    🕒 { $begins } – { $ends }
    { $lines }
outage-card-gone = This outage does not concern your post any more.
outage-line-reason = 🔧 { $reason }
outage-line-note = 📝 { $text }
outage-line-urgent = ⚡ could not be told a day ahead: { $why }
outage-line-notice = 📣 notice { $number }: { $state }, { $count } of { $all }
outage-line-repairs = 🔗 reported meanwhile ({ $count }): { $numbers }
outage-line-why = ℹ️ { $why }
outage-line-ended = 🏁 { $at } { $by }
outage-line-by = ✍️ { $by }

outage-notice = 🔌 { $kind }
    Dear all,
    from { $begins } to { $ends }
    where: { $where }
    why: { $reason }{ $note }
    Please note: { $advice }
    We are sorry for the inconvenience. Tell us here if there is anything, or call { $hotline }.
outage-note =

    also: { $text }
outage-advice-water = store some water beforehand and close all taps; let it run for a moment when it is back.
outage-advice-power = save your work and switch computers and appliances off beforehand; do not use the lifts meanwhile.
outage-advice-lift = please take the stairs or another lift, and move goods at another time.
outage-advice-air = open the windows if you can; if you run a server room, please talk to us early.
outage-advice-gas = close the gas valves; check everything before you use it again, and call at once if you smell gas.
outage-advice-network = save and synchronise your files beforehand, and hold important meetings at another time.
outage-advice-other = please use it at another time.
outage-remind = ⏰ Reminder: { $kind }
    { $where }, from { $begins } to { $ends }. Please be prepared, and thank you.
outage-moved = 🕒 Moved: { $kind }
    { $where }: from { $begins } to { $ends } instead. We are sorry for the trouble.
outage-prolonged = ⏳ Takes longer: { $kind }
    { $where }: expected back by { $ends }. We are very sorry and are working on it. If it is urgent, call { $hotline }.
outage-cancelled = ✖️ Called off: { $kind }
    { $where }: what was planned from { $begins } does not take place. Everything stays as usual. Thank you!
outage-over = ✅ Works again: { $kind }
    { $where }: it is over, and everything is back to normal. Thank you for your patience. If anything is not right, tell us here.

outage-planned-said = { $number } is drafted. Please look at the notice, then send it.
outage-moved-said = { $number } has another time.
outage-called-off-said = { $number } is called off.
outage-prolonged-said = { $number } takes longer.
outage-over-said = { $number } is over.
outage-tells = 📣 This tells the { $count } { $count ->
        [one] person who has
       *[other] people who have
    } been told.
outage-untold = ⏰ <b>{ $number } { $kind }</b> ({ $where }) begins { $begins }, and the notice has not been sent. Please send it by { $until }.
outage-never-told = ✋ <b>{ $number } { $kind }</b> ({ $where }, { $begins }): nobody was told, so it is dropped. If it has to be, please give notice anew.
outage-stands-announced = ℹ️ Notice { $notice } is { $state }, but <b>{ $number } { $kind }</b> ({ $where }, { $begins } – { $ends }) still stands: people are reminded of it, and it begins then. If it does not take place, call it off; if it is at another time, say so. Whoever had the notice hears it.
outage-stands-running = ℹ️ Notice { $notice } is { $state }, but <b>{ $number } { $kind }</b> ({ $where }) is still switched off, until { $ends }. Whoever had the notice hears when it works again, or takes longer.
outage-still = ⏰ <b>{ $number } { $kind }</b> ({ $where }) was to end { $ends }. Does it work again?

outage-explains =

    🔌 { $kind }: { $where } ({ $number }), expected back by { $ends }. That is probably why.
    To wait for it, cancel; to report it all the same, confirm: we will ask you again when it is over.
outage-explains-late =

    🔌 { $kind }: { $where } ({ $number }). It was to be back by { $ends } and is still being worked on. That is probably why.
    To wait for it, cancel; to report it all the same, confirm: we will ask you again when it is over.
outage-asked =
    { $lines }
    { $told ->
        [yes] We tell you at once if anything changes; if it is urgent, please call { $hotline }.
       *[no] If it is urgent, please call { $hotline }.
    }
outage-asked-announced = 🔌 { $kind }: { $where }, { $begins } – { $ends }.
outage-asked-running = 🔌 { $kind }: { $where }, expected back by { $ends }.
outage-asked-late = 🔌 { $kind }: { $where }. It was to be back by { $ends } and is still being worked on.
outage-works-again = 🟢 { $kind }: that is over. Does what you reported as { $number } work again?
outage-works-withdrawn = Good to hear! The report is withdrawn, nobody needs to come.
outage-works-thanks = Good to hear, thank you for telling us!
outage-still-said = All right, { $number } goes on as usual, and the dispatcher has been told.
outage-repair-still = ⚠️ The outage is over, and { $name } says that { $number } still does not work.
outage-repair-done = { $number } is closed. If there is still anything, please report it again.

outage-not-ahead = Please choose a time that is still to come.
outage-ends-first = The end must come after the beginning.
outage-not-longer = Please choose a later time.
outage-not-a-place = Please say where: floors, units, or offices, apartments, shops.
outage-too-soon = It has to be told { $count } { $count ->
        [one] hour
       *[other] hours
    } ahead. Please choose another time; if it cannot wait, add “why so urgent”.
outage-is-draft = Nobody has been told of { $number } yet.
outage-is-announced = { $number } has not begun yet.
outage-is-running = { $number } has begun; it can take longer, or be over.
outage-is-over = { $number } is over already.
outage-is-cancelled = { $number } has been called off.
outage-is-dropped = { $number } has been dropped.

outage-new-title = Planned outage
outage-new-kind = What is switched off?
outage-new-kind-label = What
outage-new-place = Where? Tap the whole building, or just name floors or units, such as “floors 3-9” or “0801, 0802”.
outage-new-place-label = Where
outage-new-begins = When does it begin?
outage-new-begins-label = Begins
outage-new-hours = For about how long?
outage-new-hours-label = How long
outage-new-reason = Why?
outage-new-reason-label = Why
outage-new-note = What else is there to know? (in Chinese; tenants read it)
outage-new-note-label = note
outage-new-english = And the same in English?
outage-new-english-label = note in English
outage-new-urgent = Why can it not be told in time? (colleagues read it)
outage-new-urgent-label = why so urgent
outage-new-summary = 🔌 Please check:
outage-move-title = Other time
outage-move-begins = When does it begin instead?
outage-move-begins-label = Begins
outage-move-hours = For about how long?
outage-move-hours-label = How long
outage-move-urgent = Why can it not be told in time? (colleagues read it)
outage-move-urgent-label = why so urgent
outage-move-summary = 🕒 Please check:
outage-call-off-title = Call off
outage-call-off-why = Why is it called off? (colleagues read it)
outage-call-off-why-label = Why
outage-call-off-summary = ✖️ Please check:
outage-prolong-title = Takes longer
outage-prolong-until = When will it work again?
outage-prolong-until-label = Back by
outage-prolong-why = Why does it take longer? (colleagues read it)
outage-prolong-why-label = why
outage-prolong-summary = ⏳ Please check:
outage-over-title = Works again
outage-over-summary = ✅ Does it really work again?

due-outage-untold = the notice of an outage is asked for
due-outage-left = an outage that nobody was told of
due-outage-remind = reminder before an outage
due-outage-begins = an outage begins
due-outage-ends = an outage should be over
