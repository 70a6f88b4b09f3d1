# What people think: Thursday's lunch, the month's laundry, the house twice a year

survey-laundry = 🧺 How was the laundry in { $period }? One tap is enough; what you say goes into the month's assessment.
survey-meals = 🍱 How was lunch these seven days? One tap is enough; what you say reaches the caterer without your name.
survey-house =
    📋 <b>How satisfied are you? { $period }</b> ({ $place }/{ $of })
    { $question }
    5 ⭐ very satisfied, 1 ⭐ not at all. The results name nobody.
survey-ask-meals = How was lunch?
survey-ask-laundry = How was the laundry?
survey-ask-repairs = How are repairs dealt with?
survey-ask-cleaning = How are cleaning and greenery?
survey-ask-security = How are safety and order?
survey-ask-service = How are you treated by our staff?
survey-ask-overall = And all in all?
subject-meals = lunch
subject-laundry = laundry
subject-house = satisfaction
survey-on-meals = Lunch
survey-on-laundry = Laundry
survey-on-repairs = Repairs
survey-on-cleaning = Cleaning
survey-on-security = Safety
survey-on-service = Our staff
survey-on-overall = All in all
survey-reminder =
    ⏰ Hello! This survey is open until { $at }; half a minute is enough.
    { $asked }
survey-given = { $about } { $stars }
survey-thanks =
    ✅ Thank you! This is what you said:
    { $lines }
button-star = { $count } ⭐
button-opinion = ✍️ A few words
button-surveys-off = 🔕 Do not ask me
button-surveys-on = 🔔 Ask me again
opinion-title = Your opinion
opinion-words = What is good, what could be better?
opinion-words-label = Opinion
opinion-thanks = Thank you, we shall make use of it.
survey-over = This survey is over. Thank you all the same!
survey-answered-already = You have answered that already. Thank you!
surveys-are-off = All right, we will not ask for your opinion any more.
surveys-are-on = All right, we will ask for your opinion again.
