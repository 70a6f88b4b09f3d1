# 发给谁

audience-empty = 请写发给谁，例如“3-9层的办公租户，除了财务”。
audience-unclear = 没看懂“{ $text }”。可以写楼层、单元、办公/公寓/商铺、租户名称、财务/行政联系人、中文/英文、员工或岗位，用“和、或、除了”连起来。
audience-two-ways = “{ $text }”有两种理解。请用“或”分开写，或加括号，例如“（3层 或 财务）”。
audience-no-such-floor = 楼里没有“{ $text }”，或那里没有租户。
audience-nobody = 这样选不到任何人，请换一种说法。

# 读到的意思，写出来；再读一遍还是同样的意思
audience-anybody = 所有人
audience-tenants = 租户
audience-staff = 员工
audience-vendors = 供应商
audience-offices = 办公
audience-apartments = 公寓
audience-shops = 商铺
audience-finance = 财务联系人
audience-admin = 行政联系人
audience-owners = 业主
audience-residents = 住户
audience-chinese = 说中文
audience-english = 说英文
audience-guards = 保安员
audience-floors = { $count ->
       *[other] { $floors }层
    }
audience-units = { $count ->
       *[other] { $units }室
    }
audience-tenant = { $name }
audience-or = { $one } 或 { $other }
audience-and = { $one } · { $other }
audience-except = { $one }，除了{ $other }
audience-group = （{ $inner }）
