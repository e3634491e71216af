extension MatchModel {
    /// The model for contact records that works on the first record ever sent.
    ///
    /// The figures are a practitioner's expectations about contact data (how often people move,
    /// marry, change numbers, mistype; how large the space of an identifier is), not fitted to any
    /// set. A level's weight is log2(m/u); the comment beside a level gives it where it surprises.
    package static let shipped: MatchModel = {
        do {
            return try MatchModel(
                epoch: "shipped-2",
                probabilityTwoRandomRecordsMatch: 1.0 / 8_192,
                probabilityTwoRandomRecordsShareHousehold: 1.0 / 8_192,
                comparisons: shippedNames + shippedIdentifiers + shippedAttributes,
                linkThreshold: MatchWeight(bits: 1),
                reviewThreshold: MatchWeight(bits: -3)
            )
        } catch {
            preconditionFailure("the shipped model does not validate: \(error)")
        }
    }()

    /// Names: the weight of an agreement follows the name's frequency.
    private static let shippedNames = [
        Comparison(
            .givenName,
            [
                // Given names of a household follow the frequencies of strangers: h equals u.
                ComparisonLevel(.exact, m: 0.68, u: 0.01, h: 0.01, byFrequency: true),
                ComparisonLevel(.sound, m: 0.12, u: 0.006, h: 0.006, byFrequency: true),
                ComparisonLevel(.crossScript, m: 0.60, u: 0.01, h: 0.01, byFrequency: true),
                ComparisonLevel(.oneError, m: 0.05, u: 0.003, h: 0.003),
                ComparisonLevel(.part, m: 0.05, u: 0.004, h: 0.004),
                ComparisonLevel(.initial, m: 0.04, u: 0.004, h: 0.004),
                ComparisonLevel(.crossPart, m: 0.25, u: 0.01, h: 0.01),
                ComparisonLevel(.alias, m: 0.45, u: 0.02, h: 0.02),
                ComparisonLevel(.aliasDiffers, m: 0.55, u: 0.98, h: 0.98),
                ComparisonLevel(.similar, m: 0.02, u: 0.01, h: 0.01),
                ComparisonLevel(.crossDiffers, m: 0.10, u: 0.97, h: 0.97),
                ComparisonLevel(.differs, m: 0.03, u: 0.96, h: 0.96),
            ]
        ),
        Comparison(
            .surname,
            [
                ComparisonLevel(.exact, m: 0.72, u: 0.004, h: 0.50, byFrequency: true),
                ComparisonLevel(.sound, m: 0.10, u: 0.003, h: 0.07, byFrequency: true),
                ComparisonLevel(.crossScript, m: 0.70, u: 0.004, h: 0.50, byFrequency: true),
                ComparisonLevel(.oneError, m: 0.05, u: 0.001, h: 0.03),
                ComparisonLevel(.part, m: 0.05, u: 0.0015, h: 0.03),
                ComparisonLevel(.initial, m: 0.02, u: 0.002, h: 0.02),
                ComparisonLevel(.crossPart, m: 0.10, u: 0.003, h: 0.05),
                ComparisonLevel(.alias, m: 0.50, u: 0.01, h: 0.20),
                ComparisonLevel(.aliasDiffers, m: 0.50, u: 0.99, h: 0.80),
                ComparisonLevel(.similar, m: 0.02, u: 0.01, h: 0.02),
                ComparisonLevel(.crossDiffers, m: 0.10, u: 0.98, h: 0.45),
                ComparisonLevel(.differs, m: 0.05, u: 0.98, h: 0.40),
            ]
        ),
        // Junior against senior: a father and his son.
        Comparison(
            .generation,
            [
                ComparisonLevel(.exact, m: 0.97, u: 0.4, h: 0.2),
                ComparisonLevel(.differs, m: 0.03, u: 0.6, h: 0.8),
            ]
        ),
    ]

    /// Identifiers: one owner, or one household.
    private static let shippedIdentifiers = [
        Comparison(
            .phone,
            [
                ComparisonLevel(.exact, m: 0.62, u: 3e-6, h: 0.03),
                ComparisonLevel(.exactOwner, m: 0.10, u: 1e-6, h: 0.05),
                ComparisonLevel(.exactShared, m: 0.04, u: 1e-6, h: 0.15),
                ComparisonLevel(.exactLandline, m: 0.80, u: 3e-6, h: 0.80),
                ComparisonLevel(.oneError, m: 0.02, u: 2e-6, h: 6e-6),
                ComparisonLevel(.differs, m: 0.20, u: 1, h: 0.70),
                // Without names the household's other members go unseen.
                ComparisonLevel(.exactNameless, m: 0.62, u: 3e-6, h: 0.06),
                ComparisonLevel(.ownerNameless, m: 0.10, u: 1e-6, h: 0.06),
                ComparisonLevel(.sharedNameless, m: 0.04, u: 1e-6, h: 0.10),
                ComparisonLevel(.oneErrorNameless, m: 0.02, u: 2e-6, h: 6e-6),
                ComparisonLevel(.differsNameless, m: 0.20, u: 1, h: 0.70),
            ]
        ),
        Comparison(
            .email,
            [
                ComparisonLevel(.exact, m: 0.76, u: 2e-6, h: 0.004),
                ComparisonLevel(.exactOwner, m: 0.02, u: 1e-6, h: 0.005),
                ComparisonLevel(.exactShared, m: 0.01, u: 1e-6, h: 0.012),
                ComparisonLevel(.oneError, m: 0.03, u: 2e-6, h: 2e-5),
                ComparisonLevel(.similar, m: 0.01, u: 4e-6, h: 2e-5),
                ComparisonLevel(.sameLocalPart, m: 0.02, u: 1e-5, h: 1e-4),
                ComparisonLevel(.differs, m: 0.16, u: 1, h: 0.98),
                // Among people of one name an address made of the name is no great coincidence.
                ComparisonLevel(.exactNamed, m: 0.72, u: 0.004, h: 0.004),
                ComparisonLevel(.nearNamed, m: 0.08, u: 0.04, h: 0.04),
                ComparisonLevel(.differsNamed, m: 0.20, u: 0.95, h: 0.95),
            ]
        ),
        Comparison(
            .nationalID,
            [
                ComparisonLevel(.exact, m: 0.93, u: 1e-7, h: 1e-7),
                ComparisonLevel(.oneError, m: 0.04, u: 1e-6, h: 1e-5),
                ComparisonLevel(.differsUnverified, m: 0.03, u: 1, h: 1),
                ComparisonLevel(.differs, m: 0.003, u: 1, h: 1),
            ]
        ),
        Comparison(
            .loyaltyID,
            [
                ComparisonLevel(.exact, m: 0.96, u: 1e-7, h: 1e-6),
                ComparisonLevel(.oneError, m: 0.01, u: 1e-6, h: 1e-6),
                ComparisonLevel(.differs, m: 0.03, u: 1, h: 1),
            ]
        ),
        Comparison(
            .deviceID,
            [
                ComparisonLevel(.exact, m: 0.75, u: 5e-7, h: 0.005),
                ComparisonLevel(.differs, m: 0.30, u: 1, h: 1),
            ]
        ),
        Comparison(
            .handle,
            [
                ComparisonLevel(.exact, m: 0.88, u: 5e-7, h: 1e-5),
                ComparisonLevel(.oneError, m: 0.02, u: 1e-6, h: 1e-6),
                ComparisonLevel(.differs, m: 0.12, u: 1, h: 1),
            ]
        ),
        Comparison(
            .cookieID,
            [
                ComparisonLevel(.exact, m: 0.40, u: 1e-6, h: 0.05),
                ComparisonLevel(.differs, m: 0.60, u: 1, h: 0.95),
            ]
        ),
        Comparison(
            .identifier,
            [
                ComparisonLevel(.exact, m: 0.88, u: 1e-6, h: 1e-5),
                ComparisonLevel(.oneError, m: 0.04, u: 3e-6, h: 1e-5),
                ComparisonLevel(.differs, m: 0.08, u: 1, h: 1),
            ]
        ),
    ]

    /// Attributes: shared by chance, by a household, or by a town.
    private static let shippedAttributes = [
        Comparison(
            .birthDate,
            [
                ComparisonLevel(.exact, m: 0.85, u: 6e-5, h: 0.008, byFrequency: true),
                ComparisonLevel(.oneError, m: 0.07, u: 0.004, h: 0.008),
                ComparisonLevel(.yearPrecision, m: 0.90, u: 0.02, h: 0.04),
                ComparisonLevel(.yearDiffers, m: 0.10, u: 0.98, h: 0.96),
                ComparisonLevel(.similar, m: 0.02, u: 0.03, h: 0.03),
                ComparisonLevel(.sameYear, m: 0.008, u: 0.015, h: 0.03),
                ComparisonLevel(.differs, m: 0.03, u: 0.95, h: 0.93),
            ]
        ),
        Comparison(
            .gender,
            [
                ComparisonLevel(.exact, m: 0.985, u: 0.5, h: 0.4),
                ComparisonLevel(.differs, m: 0.015, u: 0.5, h: 0.6),
            ]
        ),
        Comparison(
            .address,
            [
                ComparisonLevel(.numberAndStreet, m: 0.50, u: 1.5e-5, h: 0.60),
                ComparisonLevel(.numberAndPostalCode, m: 0.08, u: 2e-6, h: 0.08),
                ComparisonLevel(.streetAndPostalCode, m: 0.05, u: 1e-5, h: 0.05),
                ComparisonLevel(.postalCode, m: 0.10, u: 3e-5, h: 0.12),
                ComparisonLevel(.postalArea, m: 0.08, u: 0.0015, h: 0.08, byFrequency: true),
                ComparisonLevel(.street, m: 0.05, u: 0.003, h: 0.04),
                ComparisonLevel(.city, m: 0.50, u: 0.10, h: 0.55, byFrequency: true),
                ComparisonLevel(.differs, m: 0.11, u: 0.92, h: 0.10),
                ComparisonLevel(.cityDiffers, m: 0.10, u: 0.90, h: 0.10),
            ]
        ),
        Comparison(
            .text,
            [
                ComparisonLevel(.exact, m: 0.50, u: 0.02, h: 0.1),
                ComparisonLevel(.part, m: 0.05, u: 0.005, h: 0.05),
                ComparisonLevel(.similar, m: 0.20, u: 0.03, h: 0.1),
                ComparisonLevel(.differs, m: 0.25, u: 0.945, h: 0.8),
            ]
        ),
        Comparison(
            .number,
            [
                ComparisonLevel(.exact, m: 0.70, u: 0.02, h: 0.05),
                ComparisonLevel(.similar, m: 0.10, u: 0.04, h: 0.05),
                ComparisonLevel(.differs, m: 0.20, u: 0.94, h: 0.90),
            ]
        ),
    ]
}
