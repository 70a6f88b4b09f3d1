# The calendar: what happens by itself in the next two weeks

timetable =
    📅 <b>The next two weeks</b>

    { $lines }

    <b>On most days</b>
    { $usual }
timetable-line =
    <b>{ $day }</b> · { $state }
    { $coming }
timetable-line-bare = <b>{ $day }</b> · { $state }
timetable-day =
    📅 <b>{ $day }</b> · { $state }

    Tap one to see more, move it or skip it.
timetable-day-bare =
    📅 <b>{ $day }</b> · { $state }

    Nothing happens by itself on this day.
day-works-plain = working day
day-off-plain = day off
day-works-declared = working day (set by us)
day-off-declared = day off (set by us)
coming-line = { $at } { $what }
coming-line-done = ✅ { $at } { $what }
coming-line-skipped = ⏭ { $at } { $what }
coming-line-failed = ⚠️ { $at } { $what }

coming =
    📅 <b>{ $what }</b>
    { $at } · { $state }
    { $notes }
coming-due = still to come
coming-done = done
coming-skipped = skipped
coming-failed = could not be done
coming-by-hand = changed by { $name }: { $why }
coming-fixed = This goes with other hours and cannot be changed by itself.
coming-over = This is over, or not in the calendar.
coming-too-early = This reports on a period that has to end first: it cannot be done before { $day }.
coming-not-ahead = Please choose a time that is still ahead.
day-over = This day is over, or not within these two weeks.
day-so-already = This day is set so already.

coming-skip-title = Skip once
coming-skip-why = Why not this time?
coming-skip-why-label = Reason
coming-skip-summary = ⏭ Not this time – please check:
coming-skip-said = ⏭ Skipped: { $what } ({ $at }). Next time as usual.
coming-move-title = Change the time
coming-move-to = When instead?
coming-move-to-label = Time
coming-move-why = Why is it moved?
coming-move-why-label = Reason
coming-move-summary = 🕒 Another time – please check:
coming-move-said = 🕒 Moved: { $what }, { $at }. Next time as usual.
coming-now-title = Do it now
coming-now-why = Why now?
coming-now-why-label = Reason
coming-now-summary = ▶️ Now – please check:
coming-now-said = ▶️ Right away: { $what }. It is not done again at its own time.
day-declare-title = Working day or day off
day-declare-why = Why? For example "holiday notice of the State Council".
day-declare-why-label = Reason
day-declare-summary = 📅 Please check:
day-declare-said-on = 📅 { $day } is a working day. Lunch, limits and the rest follow within minutes.
day-declare-said-off = 📅 { $day } is a day off. Lunch, limits and the rest follow within minutes.

year-unknown = 📅 The holidays and exchanged days of { $year } are not published yet; only the festivals themselves count for now. Once they are, please upgrade, or set the days in /calendar.
due-year-unknown = the reminder of next year's holidays

button-timetable = 📅 Calendar
button-coming-day = { $day }
button-back-to-day = ⬅️ Back to the day
button-coming-now = ▶️ Do it now
button-coming-move = 🕒 Change the time
button-coming-skip = ⏭ Skip
button-day-off = 🏖 Make it a day off
button-day-on = 💼 Make it a working day
command-calendar = the next two weeks
