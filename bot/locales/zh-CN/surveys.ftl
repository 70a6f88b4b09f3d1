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
subject-house = 满意度
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
button-surveys-unwanted = 不要意见调查
button-surveys-wanted = 要意见调查
button-surveys-on = 🔔 可以再问我
opinion-title = 您的意见
opinion-words = 哪里好，哪里要改进？
opinion-words-label = 意见
opinion-thanks = 谢谢，我们会认真对待您的意见。
survey-over = 这次征求意见已经结束，谢谢您。
survey-answered-already = 您已经答过了，谢谢您。
surveys-are-off = 好的，不再向您征求意见。
surveys-are-on = 好的，以后会再请您提意见。

# 结果：给主管和经理

use-office = 办公
use-apartment = 公寓
use-retail = 商铺
command-surveys = 征求意见的结果
button-surveys = 📊 满意度
button-surveys-back = ⬅️ 全部调查
surveys =
    📊 <b>征求意见</b>
    { $lines }
surveys-none = 还没有征求过意见。
survey-line = { $subject } · { $period }：{ $answered }/{ $asked } 人已答（{ $rate }%）
button-survey-open = { $subject } · { $period }
button-survey-back = ⬅️ 结果
survey-result =
    📊 <b>{ $subject } · { $period }</b>（{ $state }）
    { $answered }/{ $asked } 人已答，回收率 { $rate }%{ $before }
    { $lines }
survey-is-open = { $at }截止
survey-is-over = 已结束
survey-rate-before = （上次 { $rate }%）
survey-not-yet = 结束以后公布结果。
survey-too-few = 不足 { $count } 人答完，为了不泄露是谁的意见，不公布结果。
survey-not-shown = 这次调查没有可以公布的结果。
survey-of = { $about }：{ $stars } ⭐ · 满意率 { $satisfied }%{ $change }
survey-of-group = { $use }（{ $count } 人）：总体 { $stars } ⭐ · 满意率 { $satisfied }%
survey-up = { " " }▲ { $by }
survey-down = { " " }▼ { $by }
survey-same = { " " }= 持平
button-survey-chart = 📈 图表
button-survey-sheet = 📗 表格
button-survey-words = 💬 { $count } 条意见
survey-words =
    💬 <b>{ $subject } · { $period }</b>：意见（不留姓名）
    { $lines }
survey-word = · { $words }
survey-words-more = 还有 { $count } 条，请看表格。
survey-words-none = 没有了。
survey-chart-is = 📈 { $subject } · { $period }
survey-sheet-is = 📗 { $subject } · { $period }
survey-title = { $subject } · { $period }
survey-answered = { $answered }/{ $asked } 人已答，回收率 { $rate }%
survey-by-use = 总体评价，按单元用途
survey-stars-1 = 很不满意
survey-stars-2 = 不满意
survey-stars-3 = 基本满意
survey-stars-4 = 满意
survey-stars-5 = 很满意
survey-average = { $stars } 分，满意率 { $satisfied }%
survey-was = 上次 { $stars } 分
survey-sheet-counts = 结果
survey-sheet-groups = 按用途
survey-sheet-words = 意见
survey-column-about = 内容
survey-column-answers = 人数
survey-column-of-1 = 1 星
survey-column-of-2 = 2 星
survey-column-of-3 = 3 星
survey-column-of-4 = 4 星
survey-column-of-5 = 5 星
survey-column-average = 平均
survey-column-satisfied = 满意率 %
survey-column-before = 上次平均
survey-column-words = 意见
