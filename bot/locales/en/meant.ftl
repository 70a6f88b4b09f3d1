# Asked when the words are not recognised

meant-title = Your message
meant-matter = Got it. What is this about? One tap is enough; no need to type it again.
meant-human = To speak to a person, please call the front desk: { $number }.
meant-human-here = To speak to a person, tap “Talk to the front desk”, or call { $number }.
meant-matter-label = About
meant-nothing = All right. I am here when you need something; if it is urgent, please call the front desk.
matter-logged-repair = 📞 A repair for somebody
matter-repair = 🔧 A repair of mine
matter-lunch = 🍱 Lunch
matter-laundry = 🧺 Laundry of mine
matter-business = 🖨 Copies, prints, a fax
matter-complaint = 📮 A complaint, a thought, praise
matter-nothing = Nothing
