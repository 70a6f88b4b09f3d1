# Quiet hours: when nothing rings, and how loud which kind of message is

quiet =
    🔔 <b>When we ring</b>

    Quiet hours: <b>{ $hours }</b>
    What can wait comes when they are over. Emergencies, answers and what you are waiting for come as usual.

    { $lines }

    Tap a kind to change how it rings.
quiet-line = { $matter }: { $tone }
quiet-span = { $start }–{ $end }
quiet-never = no quiet hours
quiet-which = 🌙 When shall we leave you alone?
quiet-matter-repairs = Repairs
quiet-matter-meals = Lunch
quiet-matter-laundry = Laundry
quiet-matter-business = Business centre
quiet-matter-complaints = Complaints
quiet-matter-mail = Mail and messages
quiet-matter-talks = Front desk
quiet-matter-fees = Fees
quiet-matter-news = Notices, menus, surveys
quiet-matter-other = Everything else
tone-day = rings by day
tone-silent = no sound
tone-always = always rings

button-quiet = 🔔 When we ring
button-quiet-back = ⬅️ Back
button-quiet-hours = 🌙 Change quiet hours
button-tone-day = 🔔 { $matter }
button-tone-silent = 🔕 { $matter }
button-tone-always = 📢 { $matter }
command-quiet = quiet hours and sounds
