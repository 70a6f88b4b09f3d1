# 对服务单位的评价：周整改意见、月考评、年底总评

trade-meals = 送餐
trade-laundry = 洗衣
assessment-please-week =
    📝 请写给{ $trade }单位的整改意见（{ $period }）。
    { $figures }
assessment-please-month =
    📝 请写{ $period }{ $trade }服务的月考评意见和整改意见（付款日前三天）。
    { $figures }
assessment-please-year =
    📝 请写{ $period }{ $trade }服务的年底总评：主要意见、明年重点、是否续约。
    { $figures }
assessment-figures-laundry =
    共 { $orders } 单，取衣迟到 { $late } 单，重洗 { $again } 单；{ $count ->
        [0] 还没有租户评分
       *[other] { $count } 位租户评分，平均 { $stars } ⭐
    }
    { $said }
assessment-figures-meals =
    共 { $orders } 单，有问题 { $wrong } 单，送餐迟到 { $late } 天，重做 { $again } 次；{ $count ->
        [0] 还没有租户评分
       *[other] { $count } 位租户评分，平均 { $stars } ⭐
    }
    { $said }
assessment-said = 💬 { $words }
assessment-missing = ⚠️ { $period }{ $trade }服务的考评或整改意见还没有写，已再次提醒。
button-assess-week = 📝 写整改意见
button-assess-month = 📝 写月考评
button-assess-year = 📝 写年底总评
assess-week-title = 周整改意见
assess-week-ahead = 要求怎么整改？您写的内容会发给服务单位。
assess-week-ahead-label = 整改意见
assessment-week-sent = ✅ 整改意见已发出。
assess-month-title = 月考评
assess-month-score = 这个月打几分？
assess-month-score-label = 评分
assess-month-opinions = 租户主要有哪些意见？
assess-month-opinions-label = 主要意见
assess-month-ahead = 要求怎么整改？（会同时发给服务单位）
assess-month-ahead-label = 整改意见
assess-month-summary = 月考评，请确认
assess-year-title = 年底总评
assess-year-score = 这一年打几分？
assess-year-score-label = 评分
assess-year-opinions = 主要意见有哪些？
assess-year-opinions-label = 主要意见
assess-year-ahead = 明年的重点是什么？
assess-year-ahead-label = 明年重点
assess-year-renew = 建议续约吗？
assess-year-renew-label = 建议
assess-year-summary = 年底总评，请确认
assessment-score = { $count } 分
assessment-sent = ✅ { $period }的考评已报客服部经理。
assessment =
    📝 <b>{ $period }{ $trade }服务考评</b>（{ $name }，{ $score } 分）
    { $figures }

    主要意见：{ $opinions }
    整改与重点：{ $ahead }
    { $state }
assessment-advice-renew = 建议续约
assessment-advice-change = 建议更换单位
assessment-is-renew = ✅ 已决定续约
assessment-is-change = 🔄 已决定更换单位
button-assessment-renew = ✅ 续约
button-assessment-change = 🔄 更换单位
assessment-decided = 已记下，相关同事已收到通知。
assessment-told-renew = ✅ 经理已决定：{ $year }总评后，与{ $trade }单位续约。
assessment-told-change = 🔄 经理已决定：{ $year }总评后，更换{ $trade }单位。请物色新的{ $trade }单位。
assessment-renewed = ✅ { $year }总评通过，将与贵单位续约。谢谢一年来的服务！
assessment-improve = 📝 { $period }的整改意见，请贵单位改进：{ $ahead }
assessment-made-already = { $period }的意见已经写过了。
assessment-decided-already = 这件事已经决定过了。
