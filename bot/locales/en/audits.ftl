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
audit-nothing = The numbers are consecutive: none missing, none given twice, none void.
audit-voids-more = and { $count } more voided work orders.
audit-file = 📎 All the numbers are in the file.

# In full (a workbook)
audit-sheet = Three equals
audit-title = The three equals in full ({ $start } to { $end })
audit-column-pair = Compared
audit-column-why = Why
audit-column-number = Number
audit-column-remark = Reason
audit-pair-logged = 1 reports, inspections = dispatch log
audit-pair-ordered = 2 items reported = work orders issued
audit-pair-returned = 3 work orders issued = returned
audit-pair-numbers = Consecutive numbers
audit-short-waiting = to be dispatched
audit-short-cancelled = withdrawn by the reporter
audit-short-merged = merged
audit-short-converted = handed to complaints
audit-short-still-out = still out
audit-short-missing = not there, unexplained
audit-short-surplus = too many, unexplained
audit-short-gap = missing number
audit-short-twice = given twice
audit-short-void = void
