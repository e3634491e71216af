import Foundation

/// Compatibility normalisation of the code points that the folding tables do not cover.
///
/// This is the only file of the core that uses Foundation: the Unicode compatibility tables are not
/// in the standard library. It is reached for rare scalars only, and results are the same on every
/// machine with the same Unicode version.
enum CompatibilityForms {
    /// The NFKC form of one scalar: `ﻻ` gives `لا`, full-width `Ａ` gives `A`.
    static func composed(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        String(Character(scalar)).precomposedStringWithCompatibilityMapping.unicodeScalars
    }

    /// The NFKD form of one scalar: `ế` gives `e` and two combining marks.
    static func decomposed(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        String(Character(scalar)).decomposedStringWithCompatibilityMapping.unicodeScalars
    }
}
