/// Common American and British surnames: spellings and share in ten-thousandths, from general
/// knowledge.
enum EnglishSurnames {
    static let list = frequent + "\n" + common

    private static let frequent = """
        Smith/Smyth/Smythe 95, Johnson 60, Williams 60, Brown/Browne 55, Jones 60, Garcia 40
        Miller 38, Davis/Davies 55, Rodriguez 35, Martinez 33, Hernandez 33, Lopez 28
        Gonzalez/Gonzales 30, Wilson 38, Anderson/Andersen 27, Thomas 32, Taylor/Tayler 40
        Moore 26, Jackson 24, Martin 26, Lee/Leigh 27, Perez 22, Thompson/Thomson 30
        White/Whyte 26, Harris 22, Sanchez 20, Clark/Clarke 30, Ramirez 18, Lewis 20, Robinson 22
        Walker 22, Young 17, Allen/Allan 18, King 17, Wright 20, Scott 17, Torres 15, Nguyen 14
        Hill 17, Flores 14, Green/Greene 22, Adams 15, Nelson 14, Baker 16, Hall 18, Rivera 13
        Campbell 15, Mitchell 14, Carter 15, Roberts 20, Gomez 12, Phillips/Philips 15, Evans 20
        Turner 15, Diaz 11, Parker 14, Cruz 10, Edwards 15, Collins 11, Reyes 10
        Stewart/Stuart 15, Morris 12, Morales 9, Murphy 14, Cook/Cooke 13, Rogers/Rodgers 12
        Gutierrez 8, Ortiz 8, Morgan 12, Cooper 12, Peterson/Petersen 11, Bailey/Bayley 11
        Reed/Reid/Read 15, Kelly/Kelley 15, Howard 9, Ramos 8, Kim 8, Cox 9, Ward 11
        Richardson 10, Watson 11, Brooks 9, Chavez 7, Wood 12, Woods 6, James 11, Bennett/Bennet 9
        Gray/Grey 11, Mendoza 7, Ruiz 7, Hughes 13, Price/Pryce 8, Alvarez 7, Castillo 6
        Sanders 7, Patel 14, Myers 6, Long 7, Ross 7, Foster 7, Jimenez 6, Khan 14, Ahmed 8
        Singh 12, Hussain/Hussein 8, Ali 8
        """

    private static let common = """
        Powell 7, Jenkins 7, Perry 6, Russell 7, Sullivan 6, Bell 8, Coleman 5, Butler 7
        Henderson 6, Barnes 6, Fisher 6, Simmons 5, Graham 6, Reynolds 6, Patterson 6, Jordan 5
        Hamilton 6, Wallace 6, West 6, Cole 6, Hayes 5, Gibson 5, Bryant 4, Ellis 6
        Stevens/Stephens 8, Murray 7, Ford 5, Marshall 7, Owens 4, McDonald/MacDonald 9
        Harrison 7, Kennedy 6, Wells 5, Alexander 4, Henry 4, Chapman 5, Shaw 7, Simpson 7
        Mason 6, Hunt 5, Black 5, Palmer 6, Mills 5, Grant 5, Knight 6, Stone 5, Webb 6, Tucker 4
        Porter 4, Hunter 5, Hicks 3, Crawford 4, Boyd 4, Warren 4, Fox 5, Rose 4, Rice 3
        Robertson 6, Holmes 5, Dixon 5, Gordon 5, Burns/Byrne 5, Hart 4, Armstrong 4, Cunningham 4
        Bradley 4, Lane 4, Andrews 4, Harper 3, Carr/Kerr 5, Riley/Reilly 5, Richards 5
        Lawrence 4, Elliott/Elliot/Eliot 6, Spencer 4, Matthews/Mathews 5, Carpenter 3, Ryan 5
        Austin 3, Greenwood 2, Walsh/Welsh 5, Williamson 4, Lawson 4, Gilbert 3, Barker 3
        Pearson/Pierson 5, Barrett 3, Day 3, Dean 3, Lynch 4, Morrison 4, Fletcher 4, Newman 4
        Saunders 4, Begum 4, Shah 4, Doyle 3, Burke 4, Harvey 5, Bishop 3, Nicholson 3
        Johnston/Johnstone 5, Cameron 3, Hudson 3, Ferguson/Fergusson 4, Watts 3, Parsons 3
        Berry 3, Brien/OBrien 6, OConnor 5, ONeill/ONeil 5, OSullivan 3, OReilly 2, McCarthy 3
        Hopkins 3, Francis 3, Payne/Paine 4, Kaur 4, Schmidt 3, Mueller/Muller 4
        Meyer/Meier/Maier 4, Schneider 2, Fischer 2, Weber 2, Wagner 2, Becker 1
        Hoffmann/Hoffman 3
        """
}
