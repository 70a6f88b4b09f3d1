# The daily closing

closing =
    📒 <b>Daily closing</b> { $day }
    Open last time { $carried }, new { $reported }{ $reopened ->
        [0] { "" }
       *[other] , reopened or back { $reopened }
    }; closed { $closed }, voided { $voided }{ $otherwise ->
        [0] { "" }
       *[other] , merged, withdrawn or made complaints { $otherwise }
    }; open now { $open }:

    { $lines }
    { $more }
closing-line = { $late }{ $number } { $unit } { $what } · { $state }{ $name } · { $since }
closing-name = { " " }({ $name })
closing-late = ⏰{ " " }
closing-nothing = ✅ Everything is closed. Thank you all.
closing-more = … and { $count } more; tap below to see all.

patrol-again = 🧹 { $number } is closed; please look at it again (day { $count } of { $last }):
    📍 { $place }
    💬 { $text }
    If it is not as it should be, report it anew, and somebody is sent at once.
