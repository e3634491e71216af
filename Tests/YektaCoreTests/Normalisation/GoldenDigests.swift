/// The golden hashes of `NormalisationGoldenTests`, by kind of sample and by type of field.
enum GoldenDigests {
    /// In the order of `SampleKind`.
    static let samples = [
        """
        columns 316a76a8ee8aed95, dates ac79839ddb6f9f49, emails 42145a5fc5f98d7c, \
        genders dbe999e3e1d6ff83, identifiers a5f0806b6c1c27ba, keys 3a08dbd5f6710d36, \
        names 864f455c9cecfb85, phones a824af158f55ac70, places 966fc855194ef194, \
        records 6683edccbc2af144
        """,
        """
        columns 316a76a8ee8aed95, dates da84877b23bc012e, emails 7fa48b64c3d31a7f, \
        genders 7fa48b64c3d31a7f, identifiers d7d42733f13753e8, keys ffb87e2b428b1174, \
        names 36665a8448091c4, phones 7fa48b64c3d31a7f, places 7fa48b64c3d31a7f, \
        records 73d6f988f7a6cecf
        """,
        """
        columns e7382d21fc539e1a, dates bc779f94b09ffd5d, emails 7fa48b64c3d31a7f, \
        genders 36040fd729a7bef0, identifiers d7d42733f13753e8, keys b6120f8d06afaf05, \
        names 88a65acd16e78da1, phones 7fa48b64c3d31a7f, places c63516b80e3c08ba, \
        records e78b33ee8be40960
        """,
    ]

    /// In the order of `FieldType`.
    static let hardValues = [
        """
        columns d43a4a53dce3ed6d, dates 30850098ece2d8db, emails 26fdec4d4253dcbd, \
        genders 9d6a96190308b81, identifiers 191c35a919d039c2, keys 9c94753b16705acf, \
        names 29237c4e30ee7e50, phones c095fc99e856dd6d, places 974b055bc135bff9
        """,
        """
        columns c521cdfd86ae3ddb, dates 3ebf1da35f49189c, emails d5356513df9d7fd0, \
        genders 2ef88a1104408f91, identifiers 9b2ca73c41c3cfae, keys e868524d5f662553, \
        names dec9efbb24980bb6, phones 962bcb6b320ff8b, places 1dfc459d29d80693
        """,
        """
        columns 3068af89ec48132, dates af3836a53beaf413, emails ead7ffffefb782de, \
        genders fae8c3c236c53b1e, identifiers 21b3123588292ed7, keys ccf9f4a88a02ea50, \
        names c39cc90b135070db, phones d0e2e965fd85df1f, places 5a6d0e8b01decf88
        """,
        """
        columns 78778051e2e96fd2, dates 8c81cb58d50cfdee, emails 7cabaf731e1e020e, \
        genders 52c190fa52d46229, identifiers c2aaff06629c464c, keys 188b8e0e8183596b, \
        names 8b160c4cd1c7a8f4, phones d6a59932512242d, places 1571240490106a0c
        """,
        """
        columns 17f8f1d1a00381f0, dates 49f9830fa23357d8, emails e05ad4ec6771c412, \
        genders 5abcdb1def60a1d5, identifiers b7846c8369150fd5, keys abd7eb24892ec5c8, \
        names e5e23ec4155debeb, phones dd905bb02b7fbd74, places 77ff8976663d4efd
        """,
        """
        columns 188b17567bfdc3fc, dates 7fa48b64c3d31a7f, emails 720be9c27aa51cee, \
        genders 96c4c175b02d1485, identifiers 5fa93e2bb0dee0c2, keys ce565ca4b8b05f68, \
        names 1620901957d71c06, phones ad6b3fc1e5fe92df, places 2768db55b96853a7
        """,
        """
        columns 26f9e7ccd7932dce, dates 8d0630ba235a8100, emails 42d993479a3de255, \
        genders 69c4370a5af74d53, identifiers 22b42450396fb8e5, keys aa67462072c944fe, \
        names 614e0a32955acebd, phones 8d0439dda13c464e, places f18c9232ab59e499
        """,
        """
        columns 6c5db3eccb6f7a14, dates 7bb0b45b62550a05, emails 8b916c8c3f4e5424, \
        genders 824ff7c38b68fb5, identifiers 12ec065d6bab4af4, keys f5a235b312905bd3, \
        names a7f4c3658c019bdc, phones a95705fa3e822754, places c9b9a2768cd600e7
        """,
        """
        columns e21a3812d19ca1b6, dates b2c5f9a6b56efe75, emails 8e0ef926965bc863, \
        genders 2ee3ccdf1cd7e2cd, identifiers ec809426170518ab, keys 245b80d177934a58, \
        names 6fe287644db3fd1e, phones 983d827b3f6365e5, places 428cf9f3286eab8e
        """,
        """
        columns 65ae3f27d7e0a7e3, dates bd3be071d4d22f17, emails e078ea87c7bdc8f4, \
        genders 3cf8acbbc5d4a647, identifiers ca7ddd43091c4414, keys d76b269c2f6fdccc, \
        names eededc148cff4e61, phones a9085b90131909c8, places 2d8ca95eaec2c7bd
        """,
        """
        columns e38069aa766340bc, dates 7fa48b64c3d31a7f, emails 874e0cd277c5a1d1, \
        genders 10f14edf08313880, identifiers 3df977dc19f643db, keys 241cb2b89dd88ecf, \
        names 4f90361792d9ace2, phones f83fcff574f4d6e8, places 5f6bc4b9d714afe7
        """,
        """
        columns 7f43f1c351c5c800, dates bfc8e73aae03cd0f, emails e0d24f9948589398, \
        genders f817de7a253c50a0, identifiers ed8b5c612860bfeb, keys 6fcc887ed2736220, \
        names 59382564c139b065, phones 9f3187b733e0fc8b, places 588a23c9939483c8
        """,
        """
        columns 2aa104738ac7e297, dates 7fa48b64c3d31a7f, emails ee87d84feb94827c, \
        genders 56760e23cb18bfc4, identifiers 9e9238b791fc0f, keys 9afeb3177385516f, \
        names 4cf88bbcd94631e3, phones 4ec71b9c8a211971, places f144051cee4df860
        """,
        """
        columns bc13577845004c2f, dates fc81c99d4e2b8993, emails b8af8a0bfeedcc8c, \
        genders e90806b0afa46db4, identifiers d3584d6d90c57191, keys 10fd02d71f64c031, \
        names 8837aca20f33e27a, phones fcc52b5ffc235946, places fa0b04765b8b2c96
        """,
        """
        columns 141cc55339355dac, dates 7fa48b64c3d31a7f, emails 4b216daf770dc3c5, \
        genders 5da2546729a88d99, identifiers fa53ccd8434c05ef, keys 7e74932879e8457b, \
        names 7dbbecea4e636618, phones 5b17d301747bdfaa, places a701a7015a603b7e
        """,
        """
        columns 49d9f847a4baf28c, dates d3d6f65689d46a9, emails dbe53ca0dc0f619c, \
        genders d3650322f8c0021c, identifiers d9fbd4886b5df8e8, keys 58963efaba113873, \
        names c1de2b3f8e16ac3a, phones 24c4ee91a67b4eb8, places 90f7959f9cdb44ac
        """,
        """
        columns 7a093e52ddb38b43, dates 7fa48b64c3d31a7f, emails d134148030d137b, \
        genders fa6493236013274a, identifiers 10bc9394b976eb7d, keys 770884e11ecf2eb1, \
        names c2d56054fcd2b5f2, phones 8bc8edb05f09b6a4, places 4244d757f9c78ac9
        """,
        """
        columns 54307bdbfe1cc3fa, dates 43233ec9093ace80, emails 7fa48b64c3d31a7f, \
        genders a2165d8e4d84ec68, identifiers b98fcfd14315b6ef, keys b63827bb79e4bd95, \
        names cd56ef20d3ceaea5, phones f7b0e428fa3ea033, places fd02fd51055371f
        """,
    ]
}
