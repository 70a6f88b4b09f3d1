# What people think: Thursday's lunch, the month's laundry, the house twice a year

survey-laundry = 🧺 How was the laundry in { $period }? One tap is enough; what you say goes into the month's assessment.
survey-meals = 🍱 How was lunch these seven days? One tap is enough; what you say reaches the caterer without your name.
survey-house =
    📋 <b>How satisfied are you with the house?</b> ({ $period }, { $place }/{ $of })
    { $question }
    5 ⭐ very satisfied, 1 ⭐ not at all. The results name nobody.
survey-ask-meals = How was lunch?
survey-ask-laundry = How was the laundry?
survey-ask-repairs = How are repairs dealt with?
survey-ask-cleaning = How are cleaning and greenery?
survey-ask-security = How are safety and order?
survey-ask-service = How are you treated by our staff?
survey-ask-overall = And all in all?
subject-meals = Lunch
subject-laundry = Laundry
subject-house = Satisfaction
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
button-surveys-unwanted = No surveys
button-surveys-wanted = Surveys again
button-surveys-on = 🔔 Ask me again
opinion-title = Your opinion
opinion-words = What is good, what could be better?
opinion-words-label = Opinion
opinion-thanks = Thank you, we shall make use of it.
survey-over = This survey is over. Thank you all the same!
survey-answered-already = You have answered that already. Thank you!
surveys-are-off = All right, we will not ask for your opinion any more.
surveys-are-on = All right, we will ask for your opinion again.

# Results, for supervisors and the manager

use-office = Offices
use-apartment = Apartments
use-retail = Shops
command-surveys = what surveys came to
button-surveys = 📊 Satisfaction
button-surveys-back = ⬅️ All surveys
surveys =
    📊 <b>What people think</b>
    { $lines }
surveys-none = Nobody has been asked yet.
survey-line = { $subject } · { $period }: answered { $answered }/{ $asked } ({ $rate }%)
button-survey-open = { $subject } · { $period }
button-survey-back = ⬅️ Results
survey-result =
    📊 <b>{ $subject } · { $period }</b> ({ $state })
    Answered: { $answered }/{ $asked }, { $rate }%{ $before }
    { $lines }
survey-is-open = open until { $at }
survey-is-over = over
survey-rate-before = { " " }(last time { $rate }%)
survey-not-yet = The results are shown once it is over.
survey-too-few = Fewer than { $count } have answered: nothing is shown, so that nobody is known by it.
survey-not-shown = There is nothing of this survey that may be shown.
survey-of = { $about }: { $stars } ⭐ · satisfied { $satisfied }%{ $change }
survey-of-group = { $use } ({ $count } answers): all in all { $stars } ⭐ · satisfied { $satisfied }%
survey-up = { " " }▲ { $by }
survey-down = { " " }▼ { $by }
survey-same = { " " }= as before
button-survey-chart = 📈 Chart
button-survey-sheet = 📗 Workbook
button-survey-words = 💬 Words: { $count }
survey-words =
    💬 <b>{ $subject } · { $period }</b>: what people wrote, without names
    { $lines }
survey-word = · { $words }
survey-words-more = { $count } more in the workbook.
survey-words-none = Nothing any more.
survey-chart-is = 📈 { $subject } · { $period }
survey-sheet-is = 📗 { $subject } · { $period }
survey-title = { $subject } · { $period }
survey-answered = Answered: { $answered } of { $asked }, { $rate }%
survey-by-use = All in all, by what units are let for
survey-stars-1 = not at all satisfied
survey-stars-2 = not satisfied
survey-stars-3 = fairly satisfied
survey-stars-4 = satisfied
survey-stars-5 = very satisfied
survey-average = { $stars }, satisfied { $satisfied }%
survey-was = last time { $stars }
survey-sheet-counts = Results
survey-sheet-groups = By use
survey-sheet-words = Words
survey-column-about = About
survey-column-answers = Answers
survey-column-of-1 = 1 star
survey-column-of-2 = 2 stars
survey-column-of-3 = 3 stars
survey-column-of-4 = 4 stars
survey-column-of-5 = 5 stars
survey-column-average = Average
survey-column-satisfied = Satisfied %
survey-column-before = Last average
survey-column-words = Words
