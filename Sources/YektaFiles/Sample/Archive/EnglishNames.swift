/// Names and trades of England in former times, in small letters as the archive keeps them.
enum EnglishNames {
    /// Given names of men, the commonest first.
    static let men = SampleFrequencies.words(
        """
        john,william,thomas,george,james,henry,charles,robert,edward,richard,joseph,samuel,alfred
        frederick,arthur,francis,david,walter,benjamin,alexander,daniel,peter,philip,edmund,hugh
        andrew,michael,stephen,herbert,ernest,albert,nathaniel,isaac,matthew,christopher,ralph
        anthony,simon,nicholas,patrick,roger,gilbert,lawrence,augustus,abraham,jonathan,percy,harold
        sidney,horace,lewis,edwin,josiah,joshua,adam,martin,archibald,ambrose,humphrey,godfrey
        reginald,leonard,cecil,jeremiah,jacob,elijah,tobias,timothy,barnaby,cuthbert,ferdinand
        valentine,theodore,rupert,miles,piers,oliver,julian,lionel,bertram,cornelius,duncan,kenneth
        """
    )
    /// Given names of women, the commonest first.
    static let women = SampleFrequencies.words(
        """
        mary,elizabeth,anne,sarah,jane,margaret,catherine,eliza,emma,charlotte,harriet,alice,emily
        ellen,caroline,frances,martha,hannah,maria,louisa,florence,susan,dorothy,rebecca,annie
        georgiana,amelia,isabella,henrietta,rachel,lucy,edith,ada,agnes,eleanor,julia,sophia,grace
        judith,barbara,bridget,joan,ursula,phoebe,matilda,rosamund,adelaide,augusta,beatrice
        constance,cecilia,clara,esther,fanny,gertrude,helen,honor,jemima,lydia,mabel,marian,nancy
        penelope,priscilla,rose,selina,theodosia,violet,winifred,abigail,deborah,katherine,millicent
        """
    )

    /// The short forms of a given name.
    static let nicknames: [String: [String]] = {
        let table = SampleFrequencies.words(
            """
            john|jack|johnny,william|will|bill|billy,thomas|tom|tommy,james|jim|jem|jamie
            henry|harry|hal,charles|charlie|chas,robert|bob|rob|robin,edward|ned|ted|eddie
            richard|dick|rick|dickon,joseph|joe|joey,samuel|sam|sammy,frederick|fred|freddie
            arthur|art,francis|frank,walter|wat|wally,benjamin|ben|benny,alexander|alec|sandy|alex
            daniel|dan|danny,peter|pete,philip|phil,edmund|ned|ted,andrew|andy,michael|mike|mick
            stephen|steve,herbert|bert,albert|bert|bertie,nathaniel|nat|nathan,isaac|ike
            matthew|mat,christopher|kit|chris,anthony|tony,simon|sim,nicholas|nick,patrick|pat|paddy
            roger|hodge,gilbert|gib|gil,lawrence|larry|laurie,augustus|gus,abraham|abe
            jonathan|jon,harold|harry,sidney|sid,lewis|lew,edwin|ned,joshua|josh,archibald|archie
            reginald|reggie|rex,leonard|len,timothy|tim,theodore|ted|theo,oliver|noll,kenneth|ken
            mary|molly|polly|may,elizabeth|bess|betty|eliza|lizzie|beth,anne|nan|nancy|annie
            sarah|sally|sadie,jane|jenny|janet,margaret|meg|peggy|maggie|madge,catherine|kate|kitty
            charlotte|lottie,harriet|hattie,emily|em|millie,ellen|nell|nellie,caroline|carrie|caro
            frances|fanny|fan,martha|patty|mattie,maria|mally,louisa|lou,florence|flo|florrie
            susan|sue|sukey,dorothy|dolly|dot,rebecca|becky,amelia|milly,isabella|bella|isa
            henrietta|hetty|etta,eleanor|nell|nora,matilda|tilly|maud,augusta|gussie
            constance|connie
            gertrude|gertie,helen|nell,lydia|liddy,penelope|penny|nell,theodosia|dosia
            winifred|winnie|freda,abigail|abby|nabby,deborah|debby,katherine|kate|kit|kathy
            """
        )
        return Dictionary(
            table.map { line in
                let names = line.split(separator: "|").map(String.init)
                return (names[0], Array(names.dropFirst()))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }()

    /// Trades and offices by circles: a person's are mostly of one.
    static let occupations: [[String]] = [
        ["politician", "member of parliament", "statesman", "diplomat", "peer"],
        ["writer", "novelist", "poet", "journalist", "playwright", "essayist"],
        ["army officer", "soldier", "military personnel", "general"],
        ["clergyman", "priest", "bishop", "theologian", "missionary"],
        ["cricketer", "footballer", "rower", "athlete"],
        ["painter", "artist", "engraver", "sculptor", "illustrator"],
        ["lawyer", "judge", "barrister", "magistrate"],
        ["physician", "surgeon", "apothecary", "naturalist", "botanist"],
        ["merchant", "banker", "brewer", "shipowner", "industrialist"],
        ["actor", "singer", "composer", "musician", "organist"],
        ["engineer", "architect", "inventor", "surveyor", "clockmaker"],
        ["naval officer", "admiral", "explorer", "seaman"],
        ["mathematician", "astronomer", "scientist", "university teacher"],
    ]

    /// 1st, 2nd, 3rd, 4th.
    static func ordinal(_ number: Int) -> String {
        switch number {
        case 1: "1st"
        case 2: "2nd"
        case 3: "3rd"
        default: "\(number)th"
        }
    }
}
