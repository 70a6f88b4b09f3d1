# The daily closing

closing =
    📒 <b>Daily closing</b> { $day }
    Since the last closing: reported { $reported }, closed { $closed }, voided { $voided }; still open { $open }:

    { $lines }
    { $more }
closing-line = { $late }{ $number } { $unit } { $what } · { $state } { $name } · { $since }
closing-late = ⏰
closing-nothing = ✅ Everything is closed. Thank you all.
closing-more = … and { $count } more; tap below to see all.
