extension Nicknames {
    /// Items `formal/spelling=form form`, divided by commas or line ends.
    static let list = persian + "\n" + translations + "\n" + english

    private static let persian = """
        محمد/Mohammad=ممد Mamad مملی Mamali
        فاطمه/Fatemeh=فاطی Fati
        زهرا/Zahra=زری Zari
        ابراهیم/Ebrahim=ابی Ebi
        ابوالفضل/Abolfazl=ابی Ebi
        اسماعیل/Esmaeil=اسی Esi
        مصطفی/Mostafa=مصی Mosi
        مجتبی/Mojtaba=مجی Moji
        سمیه/Somayeh=سمی Somi
        سمیرا/Samira=سمی Sami
        مریم/Maryam=مری Mari
        الهام/Elham=الی Eli
        الهه/Elaheh=الی Eli
        نیلوفر/Niloofar=نیلو Niloo Nilou
        عبدالله/Abdollah=عبدل Abdol
        غلامرضا/Gholamreza=رضا Reza غلام Gholam
        محمدرضا/Mohammadreza=رضا Reza ممرضا
        علیرضا/Alireza=علی Ali رضا Reza
        امیرحسین/Amirhossein=امیر Amir حسین Hossein
        امیرعلی/Amirali=امیر Amir علی Ali
        امیرمحمد/Amirmohammad=امیر Amir
        امیررضا/Amirreza=امیر Amir رضا Reza
        محمدحسین/Mohammadhossein=حسین Hossein
        محمدعلی/Mohammadali=علی Ali
        محمدمهدی/Mohammadmahdi=مهدی Mahdi
        سکینه/Sakineh=سکی Saki
        سوسن/Susan=سوسی Susi
        پریسا/Parisa=پری Pari
        پروانه/Parvaneh=پری Pari
        خدیجه/Khadijeh=خدیج خدی
        معصومه/Masoumeh=معصوم Masi مصی
        کامران/Kamran=کامی Kami
        کامبیز/Kambiz=کامی Kami
        فریبا/Fariba=فری Fari
        فریدون/Fereydoun=فری Feri
        منصوره/Mansoureh=منصور
        شهناز/Shahnaz=شهی
        سیاوش/Siavash=سیا Sia
        بهروز/Behrouz=بهی
        مهناز/Mahnaz=مهی
        داریوش/Dariush=داری Dari
        نازنین/Nazanin=نازی Nazi
        نازنین‌زهرا=نازنین زهرا
        """

    /// One name in two languages: people use either, so it is weak evidence.
    private static let translations = """
        کوروش/Kourosh=Cyrus, داوود/Davoud=David, ابراهیم/Ebrahim=Abraham, یوسف/Yousef=Joseph Josef
        موسی/Mousa=Moses, عیسی/Isa=Jesus, مریم/Maryam=Mary Maria Miriam, یعقوب/Yaghoub=Jacob
        اسحاق/Eshagh=Isaac, سلیمان/Soleyman=Solomon, یحیی/Yahya=John, ایوب/Ayoub=Job
        زکریا/Zakaria=Zachary Zechariah, الیاس/Elias=Elijah, جبرئیل/Jebreil=Gabriel
        میکائیل/Mikaeil=Michael, یونس/Younes=Jonah, نوح/Nouh=Noah, هاجر/Hajar=Hagar
        اسکندر/Eskandar=Alexander, داریوش/Dariush=Darius
        """

    private static let english = """
        Robert=Bob Bobby Rob Robbie Bert, William=Bill Billy Will Willie Liam
        Richard=Dick Rick Ricky, Richard=Rich Richie, James=Jim Jimmy Jamie Jem
        John=Jack Johnny Jon, Jonathan=Jon Jonny Johnny, Michael=Mike Mick Mickey Micky Mikey
        David=Dave Davey Davy, Thomas=Tom Tommy, Joseph=Joe Joey Jo
        Charles=Charlie Chuck Chas Charley, Christopher=Chris Kit Topher, Daniel=Dan Danny
        Matthew=Matt, Anthony=Tony Ant, Donald=Don Donnie, Steven=Steve Stevie, Andrew=Andy Drew
        Joshua=Josh, Kenneth=Ken Kenny, Kevin=Kev, Edward=Ed Eddie Ted Teddy Ned, Edwin=Ed Eddie
        Edmund=Ed Ted Ned, Edgar=Ed Eddie, George=Georgie Geo, Ronald=Ron Ronnie
        Timothy=Tim Timmy, Jason=Jay, Jeffrey=Jeff, Gregory=Greg Gregg, Nicholas=Nick Nicky Nico
        Nicole=Nicky Nikki, Eric=Rick Ricky, Benjamin=Ben Benny Benji, Samuel=Sam Sammy
        Samantha=Sam Sammy, Patrick=Pat Paddy Rick, Patricia=Pat Patty Patti Trish Tricia
        Alexander=Alex Al Sandy Alec Lex Xander Sasha, Alexandra=Alex Sandra Sandy Lexi Sasha
        Frank=Frankie, Francis=Frank Fran Frankie, Frances=Fran Fanny Frannie, Raymond=Ray
        Lawrence=Larry Laurie Lars, Laurence=Larry Laurie, Gerald=Gerry Jerry, Jerome=Jerry
        Jeremy=Jerry Jem, Walter=Walt Wally, Peter=Pete, Philip=Phil, Henry=Harry Hank Hal
        Harold=Harry Hal, Arthur=Art Artie, Albert=Al Bert Bertie, Alfred=Al Fred
        Alfred=Alf Alfie Freddie, Alan=Al, Frederick=Fred Freddie Freddy Rick, Douglas=Doug
        Leonard=Len Lenny Leo, Leonardo=Leo, Louis=Lou Louie, Lewis=Lew Lou, Martin=Marty
        Nathan=Nate Nat, Nathaniel=Nate Nat Nathan, Zachary=Zach Zack Zac, Jacob=Jake
        Stephen=Steve, Theodore=Ted Teddy Theo, Eugene=Gene, Vincent=Vince Vinny, Victor=Vic
        Victoria=Vicky Vicki Tori, Russell=Russ, Stanley=Stan, Bradley=Brad, Clifford=Cliff
        Clinton=Clint, Curtis=Curt, Dennis=Den, Gilbert=Gil Bert, Herbert=Herb Bert, Howard=Howie
        Isaac=Ike Zac, Jackson=Jack, Maxwell=Max, Maximilian=Max, Mitchell=Mitch
        Oliver=Ollie Noll, Olivia=Liv Livvy Ollie, Randall=Randy Rand, Randolph=Randy
        Reginald=Reg Reggie, Rodney=Rod, Roderick=Rod Rick, Rudolph=Rudy, Sidney=Sid
        Terence=Terry, Theresa=Terry Tess Tessa Tracy, Wesley=Wes, Winston=Win, Abraham=Abe
        Calvin=Cal, Elizabeth=Liz Lizzie Beth Betty Betsy Bess Eliza Libby Lisa Elsie Liza
        Margaret=Maggie Meg Peggy, Margaret=Madge Marge Margie Rita Greta Daisy Peg
        Katherine=Kate Kathy Katie Kay Kit Kitty Kat, Kathleen=Kathy Kate Kay
        Jennifer=Jen Jenny Jenn, Jessica=Jess Jessie, Barbara=Barb Babs Barbie
        Susan=Sue Susie Suzy, Suzanne=Sue Suzy, Deborah=Deb Debbie, Rebecca=Becky Becca
        Christina=Chris Tina Chrissie, Christine=Chris Chrissy Tina, Cynthia=Cindy
        Dorothy=Dot Dottie, Dorothy=Dolly Dora, Amanda=Mandy Amy, Pamela=Pam, Carolyn=Carol Carrie
        Caroline=Carol Carrie, Catherine=Cathy Cate Cat, Judith=Judy Jude
        Jacqueline=Jackie Jacqui, Joanna=Jo Joan, Josephine=Jo Josie, Joanne=Jo
        Virginia=Ginny Ginger, Sandra=Sandy, Nancy=Nan, Ann=Annie Nan Nancy, Abigail=Abby Gail
        Angela=Angie, Antoinette=Toni Nettie, Beatrice=Bea Trixie, Charlotte=Lottie
        Charlotte=Charlie, Cassandra=Cassie Sandra, Constance=Connie, Diana=Di, Diane=Di
        Eleanor=Ellie, Eleanor=Nell Nellie Nora Ella, Ellen=Nell Nellie, Helen=Nell Nellie
        Emily=Em Emmy Millie, Emma=Em Emmy, Evelyn=Evie Eve, Florence=Flo Florrie, Gabriel=Gabe
        Gabrielle=Gabby, Georgina=Georgie Gina, Gertrude=Trudy Gertie, Harriet=Hattie Harry
        Isabella=Bella Izzy Belle, Isabel=Izzy Bella Belle, Janet=Jan, Janice=Jan, Kimberly=Kim
        Lillian=Lily Lil, Louise=Lou Lulu, Lucille=Lucy Lou, Madeline=Maddie
        Martha=Marty Mattie Patsy, Matilda=Tilly Mattie Tilda, Melissa=Mel Missy Lissa
        Melanie=Mel, Mildred=Millie, Natalie=Nat Talia, Pauline=Polly, Mary=Molly
        Mary=Polly Mae May Mamie, Penelope=Penny, Philippa=Pippa Pip, Priscilla=Cilla, Rachel=Rach
        Rosemary=Rose Rosie Romy, Roseanne=Rose Rosie, Sarah=Sally Sadie, Stephanie=Steph Stevie
        Susannah=Sue Zanna, Sylvia=Syl, Tabitha=Tabby, Tamara=Tammy, Valerie=Val
        Veronica=Ronnie Vera, Winifred=Winnie Freda, Yvonne=Eve Vonnie, Teresa=Terry Tess Tessa
        Sophia=Sophie, Amelia=Millie Amy
        """
}
