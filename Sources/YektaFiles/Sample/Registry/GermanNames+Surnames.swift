extension GermanNames {
    /// Surnames of Germany: the common ones, and thousands of rare ones made of their parts.
    static let surnameFrequencies: SampleFrequencies = {
        var frequencies = SampleFrequencies(commonSurnames, head: 20)
        frequencies.add(rareSurnames, head: 300)
        return frequencies
    }()

    /// The common surnames, the commonest first.
    static let commonSurnames = SampleFrequencies.words(
        """
        Müller,Schmidt,Schneider,Fischer,Weber,Meyer,Wagner,Becker,Schulz,Hoffmann,Schäfer,Koch
        Bauer,Richter,Klein,Wolf,Schröder,Neumann,Schwarz,Zimmermann,Braun,Krüger,Hofmann,Hartmann
        Lange,Schmitt,Werner,Schmitz,Krause,Meier,Lehmann,Schmid,Schulze,Maier,Köhler,Herrmann
        König,Walter,Mayer,Huber,Kaiser,Fuchs,Peters,Lang,Scholz,Möller,Weiß,Jung,Hahn,Schubert
        Vogel,Friedrich,Keller,Günther,Frank,Berger,Winkler,Roth,Beck,Lorenz,Baumann,Franke,Albrecht
        Schuster,Simon,Ludwig,Böhm,Winter,Kraus,Martin,Schumacher,Krämer,Vogt,Stein,Jäger,Otto
        Sommer,Groß,Seidel,Heinrich,Brandt,Haas,Schreiber,Graf,Schulte,Dietrich,Ziegler,Kuhn,Kühn
        Pohl,Engel,Horn,Busch,Bergmann,Thomas,Voigt,Sauer,Arnold,Wolff,Pfeiffer,Ernst,Lindner,Beyer
        Hübner,Kramer,Jansen,Franz,Peter,Hansen,Wenzel,Barth,Nagel,Ritter,Hermann,Schilling,Bender
        Böttcher,Hein,Kern,Ullrich,Metzger,Wirth,Bock,Rudolph,Reuter,Riedel,Wilhelm,Kruse,Seifert
        Bachmann,Götz,Janssen,Bartels,Reichert,Hoppe,Marx,Dörr,Nowak,Kowalski,Wieland,Eckert
        Reinhardt
        Heller,Eder,Steiner,Fiedler,Stark,Thiel,Kurz,Ott,Fink,Unger,Noack,Heinze,Adam,Moser,Maurer
        Straub,Kunz,Sander,Geiger,Ebert,Probst,Jahn,Heß,Brunner,Blum,Schenk,Breuer,Lutz,Naumann
        Brückner,Zeller,Kessler,Wunderlich,Rose,Hammer,Hauser,Stephan,Rieger,Gerlach,Thoma,Bayer
        Löffler,Freitag,Siebert,Bischoff,Funk,Wendt,Köster,Merz,Petersen,Christiansen,Nissen,Popp
        Schramm,Römer,Singer,Haase,Behrens,Opitz,Schiller,Gebhardt,Rapp,Wiese,Schlüter,Held,Vetter
        Yilmaz,Kaya,Demir,Öztürk,Nguyen,Novak,Ivanov,Rossi,Lewandowski,Petrov,Horvat,Kovac,Popovic
        """
    )

    private static let heads = SampleFrequencies.words(
        """
        Stein,Eich,Linden,Rosen,Kirch,Ober,Nieder,Alt,Neu,Hoch,Lang,Breiten,Schwarz,Weißen,Roten
        Grün,Gold,Silber,Eisen,Kupfer,Wald,Feld,Wiesen,Mühl,Bären,Wolfs,Hirsch,Fuchs,Adler,Falken
        Hasel,Birken,Buchen,Tannen,Erlen,Apfel,Korn,Hafer,Hopfen,Salz,Sand,Lehm,Moos,Schön,Rauh
        Winter,Sommer,Sonnen,Stern,Heller,Gruben,Graben,Brücken,Burg,Hof,Acker,Garten,Zaun,Dorn
        Diestel,Ebers,Gers,Hart,Kalten,König,Leuten,Marken,Ochsen,Pfann,Quell,Reichen,Seiden,Teich
        Uhlen,Vogel,Wein,Ziegen,Holz,Löwen,Kreuz,Krum,Öl,Hütten,Kessel,Nessel,Raben,Kranz
        """
    )

    private static let tails = SampleFrequencies.words(
        """
        bach,berg,berger,mann,meier,meyer,müller,hauser,hofer,dorf,dorfer,thal,thaler,feld,felder
        stein,steiner,brecht,hardt,brink,kamp,busch,horst,bauer,huber,egger,moser,rieder,schmidt
        becker,burger,ecker,gruber,hagen,höfer,kötter,loh,rath,reuter,roth,schläger,stedt,wald
        walter
        """
    )

    private static let softTails = SampleFrequencies.words(
        "ke,el,le,ing,inger,ler,ner,sen,ert,eck,ow,itz,icke,isch,ich,ack,usch,lein,old,rich,wein"
    )

    private static let stems = SampleFrequencies.words(
        """
        Bar,Bart,Ber,Bir,Bol,Bor,Bran,Bred,Bru,Bud,Dah,Dan,Dem,Den,Der,Dom,Dop,Dre,Dun,Ebel,Eck,Eng
        Fal,Fen,Fer,Fis,Flem,Fre,Gab,Gan,Gar,Gel,Ger,Glo,Göb,Gra,Gre,Grim,Gun,Hab,Han,Har,Häu,Hei
        Hel,Hen,Her,Hil,Hin,Hol,Höl,Hun,Jan,Jen,Jes,Jor,Kab,Kal,Kas,Ker,Kol,Kös,Kre,Küm,Lam,Lan
        Lem,Les,Lin,Lob,Lud,Lüd,Mal,Mar,Men,Mer,Mil,Mos,Nau,Nen,Nor,Oll,Ort,Pan,Pas,Pet,Pil,Plet
        Prei,Rad,Ram,Ran,Reh,Ren,Rie,Ros,Rüt,Sal,Sche,Schil,Schra,Sei,Sim,Spre,Stan,Ster,Stol,Tam
        Tep,Thie,Til,Tre,Ur,Van,Ves,Vol,Wal,Wan,Weh,Wen,Wes,Wil,Wit,Wol,Zab,Zan,Zim
        """
    )

    /// In an order that has nothing to do with the alphabet, and is the same everywhere.
    private static let rareSurnames: [String] = {
        var names = heads.flatMap { head in tails.map { head + $0 } }
        names += stems.flatMap { stem in softTails.map { stem + $0 } }
        let common = Set(commonSurnames)
        var seen: Set<String> = []
        names = names.filter { !common.contains($0) && seen.insert($0).inserted }
        var random = SplitMix64(seed: 1)
        random.shuffle(&names)
        return names
    }()
}
