# The weekly analysis of repairs

analysis =
    📊 <b>Repairs of the week</b> { $start } – { $end }
    Carried over { $carried }, new { $reported }{ $reopened ->
        [0] { "" }
       *[other] , reopened or back { $reopened }
    }; closed { $done }, voided { $void }{ $otherwise ->
        [0] { "" }
       *[other] , merged, withdrawn or made complaints { $otherwise }
    }; still open { $open }. Limits missed: { $overdue }.
    Open for too long: { $long_open }

    { $lines }
    { $more }
analysis-line = · { $number } { $unit } for { $days ->
        [one] 1 day
       *[other] { $days } days
    }, { $name }{ $by }
nobody-sent = nobody sent yet
analysis-none-long = ✅ Nothing has been open for too long.

# Rectification by a date
button-rectify-one = ⏳ { $number }: set a deadline
button-rectify-inform = 📣 Tell the departments, and file
button-rectify-look = Open the work order
rectify-by = , due { $by }
rectify-no-date = , no date yet
rectify-line = · { $number } { $unit } for { $days ->
        [one] 1 day
       *[other] { $days } days
    }{ $by }{ $why }
rectify-why = : { $why }
rectify-notice =
    📋 <b>Repairs open for too long</b> { $start } – { $end }
    { $count } of them are your department’s. Please settle them in time, and tell customer service how it went:

    { $lines }
rectify-archive = 📁 The analysis of the week’s repairs { $start } – { $end }, for the files.
rectify-informed = The departments have been told; the clerk has the analysis for the files.
rectify-due = ⏳ { $number } was to be settled by { $by }; { $days ->
        [0] that is today, and it is still open
        [one] it is one day late
       *[other] it is { $days } days late
    } ({ $name }). Please keep following it.
