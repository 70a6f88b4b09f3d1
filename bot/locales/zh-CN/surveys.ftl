# 征求意见：每周四的午餐、每月的洗衣、每半年的满意度

survey-laundry = 🧺 { $period }的洗衣服务您满意吗？点一下即可，您的意见会写进当月考评。
survey-meals = 🍱 这七天的午餐您满意吗？点一下即可。您的意见会转给餐厅，不留姓名。
survey-house =
    📋 <b>{ $period }满意度调查</b>（{ $place }/{ $of }）
    { $question }
    5 ⭐ 很满意，1 ⭐ 很不满意。汇总时不留姓名。
survey-ask-meals = 午餐您满意吗？
survey-ask-laundry = 洗衣您满意吗？
survey-ask-repairs = 报修处理您满意吗？
survey-ask-cleaning = 清洁和绿化您满意吗？
survey-ask-security = 安全和秩序您满意吗？
survey-ask-service = 服务人员的态度您满意吗？
survey-ask-overall = 总体上您满意吗？
subject-meals = 午餐
subject-laundry = 洗衣
subject-house = 满意度调查
survey-on-meals = 午餐
survey-on-laundry = 洗衣
survey-on-repairs = 报修处理
survey-on-cleaning = 清洁绿化
survey-on-security = 安全秩序
survey-on-service = 服务态度
survey-on-overall = 总体评价
survey-reminder =
    ⏰ 您好，这份调查 { $at } 截止，半分钟就能答完。
    { $asked }
survey-given = { $about } { $stars }
survey-thanks =
    ✅ 谢谢！已记下您的评价：
    { $lines }
button-star = { $count } ⭐
button-opinion = ✍️ 说两句
button-surveys-off = 🔕 不再询问
button-surveys-on = 🔔 可以再问我
opinion-title = 您的意见
opinion-words = 哪里好，哪里要改进？
opinion-words-label = 意见
opinion-thanks = 谢谢，我们会认真对待您的意见。
survey-over = 这次征求意见已经结束，谢谢您。
survey-answered-already = 您已经答过了，谢谢您。
surveys-are-off = 好的，不再向您征求意见。
surveys-are-on = 好的，以后会再请您提意见。
