# The weekly analysis of repairs

analysis =
    📊 <b>Repairs of the week</b> { $start } – { $end }
    Reported { $reported }, closed { $done }, voided { $void }, open { $open }; limits overrun { $overdue }.
    Open for long { $long_open }:

    { $lines }
    { $more }
analysis-line = · { $number } { $unit } for { $days } days, { $name }
analysis-none-long = ✅ Nothing has been open for long.
