# The weekly analysis of repairs (a workbook; what is written in it is always the Chinese)

weekly-title = Weekly analysis of repairs ({ $first } to { $last })
weekly-sheet-counts = Counts
weekly-sheet-long-open = Open for long
weekly-sheet-overdue = Overdue
weekly-total = Total
weekly-by-category = By category
weekly-by-department = By department
weekly-column-what = Item
weekly-column-reported = Reported
weekly-column-done = Done
weekly-column-open = Open
weekly-column-long-open = Open for long
weekly-column-row = No.
weekly-column-number = Number
weekly-column-unit = Unit
weekly-column-content = Content
weekly-column-since = Reported at
weekly-column-holder = Holder
weekly-column-days = Days open
weekly-column-deadline = Deadline
weekly-column-remark = Remark
weekly-column-stage = Limit
weekly-column-count = Times
weekly-stage-accept = to accept
weekly-stage-on-site = to be on site
weekly-stage-done = to be done
