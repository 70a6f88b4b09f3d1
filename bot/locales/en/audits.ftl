# The three equals

audit-which = 🧮 The three equals: for which days?
button-audits = 🧮 Three equals
button-audit-today = Today
button-audit-yesterday = Yesterday
button-audit-month = This month
button-audit-last-month = Last month
command-audit = Audit the three equals
audit =
    🧮 <b>The three equals</b> { $when }
    { $verdict }

    { $logged }

    { $ordered }

    { $returned }

    { $rest }
audit-day = { $since }
audit-span = { $since } – { $until }
audit-holds = ✅ The three are equal, or the difference is explained.
audit-fails = ⚠️ Some differences have no explanation; please check these numbers.
audit-logged = <b>1</b> repairs { $repairs } + inspections { $inspections } = { $left }; dispatch log { $right }; difference { $difference }
audit-ordered = <b>2</b> items reported { $left }; work orders issued { $right } (void included); difference { $difference }
audit-returned = <b>3</b> work orders issued { $left }; returned { $right } (void included); difference { $difference }
audit-why-waiting = · to be dispatched { $count }: { $numbers }
audit-why-cancelled = · taken back by the reporter { $count }: { $numbers }
audit-why-merged = · merged { $count }: { $numbers }
audit-why-converted = · handed to complaints { $count }: { $numbers }
audit-why-still-out = · still out { $count }: { $numbers }
audit-missing = · ⚠️ not there { $count }: { $numbers }
audit-surplus = · ⚠️ too many { $count }: { $numbers }
audit-gaps = ⚠️ missing numbers { $count }: { $numbers }
audit-twice = ⚠️ numbers given twice { $count }: { $numbers }
audit-void = void { $number }: { $why }
audit-voids-more = and { $count } more voided work orders; the register lists them all.
audit-nothing = The numbers are consecutive: none missing, none given twice, none void.
