# 没听懂时，问一句

meant-title = 您的消息
meant-matter = 收到。请问您说的是什么事？点一下就行，不用重新打字。
meant-human = 要找人请打前台 { $number }。
meant-human-here = 要找人，点“找前台”，或打前台 { $number }。
meant-matter-label = 什么事
meant-nothing = 好的。有事随时对我说；急事请直接打前台电话。
matter-logged-repair = 📞 代客报修
matter-repair = 🔧 我要报修
matter-lunch = 🍱 用餐
matter-laundry = 🧺 我要送洗
matter-business = 🖨 复印、打印、传真
matter-complaint = 📮 投诉、建议、表扬
matter-nothing = 没什么事
