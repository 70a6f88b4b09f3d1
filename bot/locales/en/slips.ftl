# The engineering work order in triplicate; what is printed is always the Chinese

slip = 🖨 Work order { $number }

slip-title = Engineering work order
slip-number = No. { $number }
slip-copy-1 = Copy 1 · Customer service
slip-copy-2 = Copy 2 · Engineering
slip-copy-3 = Copy 3 · Tenant
slip-intake = Report { $number }
slip-printed = Printed { $at }
slip-page = Page { $page } of { $pages }
slip-void = VOID

# the report
slip-tenant = Tenant
slip-place = Unit, place
slip-department = Reported to
slip-department-chat = Online
slip-department-phone = Customer service (phone)
slip-department-walk-in = Customer service (walk-in)
slip-department-letter = Customer service (letter)
slip-department-inspection = Customer service (inspection)
slip-department-security = Security
slip-reporter = Reporter
slip-reported = Reported at
slip-urgency = Urgency
slip-category = Category
slip-charge = Charge
slip-chargeable = ■ chargeable □ free
slip-free-of-charge = □ chargeable ■ free
slip-entry = Dispatch log
slip-entry-number = No. { $number }
slip-taken = Taken down by
slip-text = Content

# the work
slip-issuer = Issued by
slip-date = Date
slip-time = Time
slip-technician = Technician
slip-accepted = Accepted
slip-arrived = Arrived
slip-completed = Finished
slip-work = Work done
slip-item = Material / item
slip-count = Quantity
slip-price = Unit price (¥)
slip-amount = Amount (¥)
slip-free = free
slip-materials = Material
slip-labour = Labour
slip-total = Total

# verification and signatures
slip-result = Result
slip-rework = Rework
slip-rework-times = { $count } ×
slip-rejected = Why reworked
slip-void-why = Why void
slip-signed = Customer service
slip-confirmed = Tenant
slip-online = confirmed online
