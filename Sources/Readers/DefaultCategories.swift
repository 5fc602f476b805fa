/// The categories that every site knows, in the form of a `categories.csv`.
///
/// Source: the chart of accounts of the domain design, §6, and the kinds of welfare that funds
/// pay from birth to death.
let defaultCategories = """
  หมวด,บัญชีคู่,ด้าน,ฝ่าย,คำพ้อง,ชื่ออังกฤษ
  เงินสมทบสมาชิก,Income:Members,รับ,สมาชิก,สมาชิกสมทบ;เงินสัจจะ;เงินออมวันละบาท;members,Members' contributions
  เงินสมทบรัฐ (พอช.),Income:State,รับ,รัฐ,เงินสมทบรัฐ;เงินสมทบ พอช.;เงินอุดหนุนรัฐ;state,State matching grant
  เงินสมทบ อปท.,Income:LocalGov,รับ,อปท.,เงินสมทบ อบต.;เงินสมทบเทศบาล;เงินสมทบ อบจ.;local government,Local government contribution
  เงินบริจาค,Income:Donations,รับ,อื่น,บริจาค;donations,Donations
  ดอกเบี้ยเงินฝาก,Income:Interest,รับ,อื่น,ดอกเบี้ย;interest,Bank interest
  รายรับอื่น,Income:Other,รับ,อื่น,รายได้อื่น;อื่น ๆ (รับ);other income,Other receipts
  สวัสดิการคลอดบุตร,Expenses:Welfare:Birth,จ่าย,,คลอดบุตร;เกิด;birth,Birth
  สวัสดิการเจ็บป่วยนอนโรงพยาบาล,Expenses:Welfare:Illness,จ่าย,,เจ็บป่วย;เจ็บป่วยนอนโรงพยาบาล;ค่ารักษาพยาบาล;illness,Illness and hospital stays
  สวัสดิการผู้สูงอายุ,Expenses:Welfare:Elderly,จ่าย,,ผู้สูงอายุ;elderly,Old age
  สวัสดิการเสียชีวิต,Expenses:Welfare:Death,จ่าย,,เสียชีวิต;ตาย;ฌาปนกิจ;death,Death
  สวัสดิการทุนการศึกษา,Expenses:Welfare:Education,จ่าย,,ทุนการศึกษา;การศึกษา;education,Education
  สวัสดิการภัยพิบัติ,Expenses:Welfare:Disaster,จ่าย,,ภัยพิบัติ;ประสบภัย;disaster,Disaster
  สวัสดิการผู้พิการและผู้ด้อยโอกาส,Expenses:Welfare:Disadvantaged,จ่าย,,ผู้พิการ;ผู้ด้อยโอกาส;คนพิการ;disadvantaged,Disability and hardship
  ส่งเสริมอาชีพ,Expenses:Welfare:Occupation,จ่าย,,สวัสดิการอาชีพ;อาชีพ;occupation,Occupation
  สาธารณประโยชน์และวัฒนธรรม,Expenses:Welfare:Community,จ่าย,,สาธารณประโยชน์;วัฒนธรรม;ประเพณี;community,Community and culture
  ค่าบริหารจัดการ,Expenses:Admin,จ่าย,,ค่าใช้จ่ายบริหาร;บริหารจัดการ;admin,Administration
  รายจ่ายอื่น,Expenses:Other,จ่าย,,อื่น ๆ (จ่าย);other expense,Other payments
  โอน,,โอน,,โอนระหว่างบัญชี;ฝากธนาคาร;ถอนเงินสด;transfer,Transfer
  ยอดยกมา,,ยกมา,,ยกมา;opening;opening balance,Opening balance

  """
