# Whom a notice is for

audience-empty = Please say who it is for, such as "offices on floors 3-9, except finance".
audience-unclear = "{ $text }" is not clear. You can name floors, units, offices/apartments/shops, a tenant, finance/admin contacts, Chinese/English, staff or a post, joined by "and", "or", "except".
audience-two-ways = "{ $text }" can be taken two ways. Please part it with "or", or use brackets, such as "(floor 3 or finance)".
audience-no-such-floor = There is no "{ $text }" in this building, or nobody is there.
audience-nobody = Nobody fits that. Please say it another way.

# What was understood, in words that read as the same again
audience-anybody = everybody
audience-tenants = tenants
audience-staff = staff
audience-vendors = vendors
audience-offices = offices
audience-apartments = apartments
audience-shops = shops
audience-finance = finance contacts
audience-admin = admin contacts
audience-owners = owners
audience-residents = residents
audience-chinese = Chinese-speaking
audience-english = English-speaking
audience-guards = security guards
audience-floors = { $count ->
        [one] floor { $floors }
       *[other] floors { $floors }
    }
audience-units = { $count ->
        [one] unit { $units }
       *[other] units { $units }
    }
audience-tenant = { $name }
audience-or = { $one } or { $other }
audience-and = { $one } · { $other }
audience-except = { $one }, except { $other }
audience-group = ({ $inner })
