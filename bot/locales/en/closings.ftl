# The daily closing

closing =
    📒 <b>Daily closing</b> { $day }
    Since the last closing: reported { $reported }, closed { $closed }, voided { $voided }; still open { $open }:

    { $lines }
    { $more }
closing-line = { $late }{ $number } { $unit } { $what } · { $state }{ $name } · { $since }
closing-name = { " " }{ $name }
closing-late = ⏰
closing-nothing = ✅ Everything is closed. Thank you all.
closing-more = … and { $count } more; tap below to see all.

patrol-again = 🧹 { $number } is closed; please look at it again (day { $count } of { $last }):
    📍 { $place }
    💬 { $text }
    If it is not as it should be, report it anew, and somebody is sent at once.
