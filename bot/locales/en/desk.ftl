# The front desk: everything new in one card

command-desk = Front desk: everything new
button-desk = 🛎 Front desk
button-desk-again = 🔄 Look again
button-desk-open = { $name } { $count } · since { $since }
desk =
    🛎 <b>Front desk</b>

    { $lines }
desk-none = Nothing is waiting.
desk-some = Waiting: { $count }, the longest first; tap one to do it.
desk-bindings = 📝 Requests to be registered
desk-notes = ✉️ Messages not confirmed
desk-talks = ☎️ People waiting to talk to the desk
desk-mail-overdue = 🔴 Mail whose days are over
desk-mail = 📦 Mail to be collected
desk-complaints = 📮 Complaints
desk-late-meals = 🍱 Late lunches
desk-laundry = 🧺 Laundry to be called
desk-repairs = 🔧 Repairs to dispatch
button-notes-waiting = ✉️ Messages
notes-waiting = ✉️ Messages that nobody has confirmed: { $count }
notes-none = ✉️ Every message has been confirmed.
button-late-meals = 🍱 Late lunches
late-meals-none = No late lunch is waiting.
