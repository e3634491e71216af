extension EnglishNames {
    /// Surnames of England: the common ones, and rarer ones made like the names of places.
    static let surnameFrequencies: SampleFrequencies = {
        var frequencies = SampleFrequencies(commonSurnames, head: 20)
        frequencies.add(placeSurnames, head: 200)
        return frequencies
    }()

    /// The common surnames, the commonest first.
    static let commonSurnames = SampleFrequencies.words(
        """
        smith,jones,williams,taylor,brown,davies,evans,thomas,wilson,johnson,roberts,robinson,wright
        thompson,walker,white,green,hall,wood,harris,martin,jackson,clarke,turner,hill,cooper,morris
        ward,moore,clark,lee,king,baker,harrison,morgan,allen,james,scott,phillips,watson,parker
        price,bennett,young,griffiths,mitchell,kelly,cook,carter,richardson,bailey,collins,bell,shaw
        murphy,miller,cox,marshall,anderson,simpson,ellis,adams,wilkinson,foster,powell,chapman
        webb,rogers,gray,mason,hunt,palmer,holmes,campbell,mills,matthews,gibson,russell,barnes
        knight,lloyd,butler,stewart,fisher,murray,pearson,barker,stevens,graham,dixon,fletcher
        hunter
        jenkins,owen,hughes,edwards,lewis,reynolds,cole,armstrong,elliott,ford,spencer,andrews,payne
        fox,wells,porter,west,dawson,burton,day,perry,lawrence,hart,saunders,walsh,newman,bird
        francis,osborne,bishop,gardner,kemp,warren,booth,carr,lane,hopkins,cunningham,harding
        parsons
        dean,sutton,burgess,barrett,wallace,may,hudson,read,hewitt,goodwin,lambert,marsh,newton
        nicholson,fuller,french,pritchard,stone,rowe,gill,page,rose,woods,long,cross,bowen,drake
        percy,howard,cavendish,grenville,fitzroy,stanley,seymour,talbot,neville,vane,herbert,pelham
        """
    )

    private static let heads = SampleFrequencies.words(
        """
        ash,brad,hart,whit,brock,thorn,hath,wal,nor,sut,wes,mid,lang,brom,bick,cran,dun,elm,farn
        glad,hal,horn,kings,lock,mar,nut,ox,pen,rad,sand,shel,stan,thack,under,wake,win,wood,wool
        black,blag,cars,chat,cole,den,hamp,hol,hun,kirk,lin,mel,oak,pem,red,rock,ship,stap,tad,tem
        """
    )

    private static let tails = SampleFrequencies.words(
        "ford,ley,worth,ton,ham,well,wood,by,field,stone,bourne,combe,hurst,wick,more,bridge,den"
    )

    /// In an order that has nothing to do with the alphabet, and is the same everywhere.
    private static let placeSurnames: [String] = {
        let common = Set(commonSurnames)
        var names = heads.flatMap { head in tails.map { head + $0 } }.filter {
            !common.contains($0)
        }
        var random = SplitMix64(seed: 1)
        random.shuffle(&names)
        return names
    }()
}
