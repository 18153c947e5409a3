//! The signs of currencies as CLDR writes them, which depend on the reader: `$` is Canada's dollar in Montréal only.

/// Currency, then its sign in fr-FR, fr-CA, en-GB, en-US and en-CA; sorted. A currency that is not here is written as
/// its code everywhere.
#[rustfmt::skip]
pub(super) static SYMBOLS: [(&str, [&str; 5]); 39] = [
    ("ARS", ["$AR", "ARS", "ARS", "ARS", "ARS"]), ("AUD", ["$AU", "$\u{a0}AU", "A$", "A$", "A$"]),
    ("BMD", ["$BM", "BMD", "BMD", "BMD", "BMD"]), ("BND", ["$BN", "BND", "BND", "BND", "BND"]),
    ("BRL", ["R$", "R$", "R$", "R$", "R$"]), ("BZD", ["$BZ", "BZD", "BZD", "BZD", "BZD"]),
    ("CAD", ["$CA", "$", "CA$", "CA$", "$"]), ("CLP", ["$CL", "CLP", "CLP", "CLP", "CLP"]),
    ("CNY", ["CNY", "CN¥", "CN¥", "CN¥", "CN¥"]), ("COP", ["$CO", "COP", "COP", "COP", "COP"]),
    ("EUR", ["€", "€", "€", "€", "€"]), ("FJD", ["$FJ", "FJD", "FJD", "FJD", "FJD"]),
    ("FKP", ["£FK", "FKP", "FKP", "FKP", "FKP"]), ("GBP", ["£GB", "£", "£", "£", "£"]),
    ("GIP", ["£GI", "GIP", "GIP", "GIP", "GIP"]), ("HKD", ["HKD", "$\u{a0}HK", "HK$", "HK$", "HK$"]),
    ("ILS", ["₪", "ILS", "₪", "₪", "₪"]), ("INR", ["₹", "INR", "₹", "₹", "₹"]),
    ("JPY", ["JPY", "¥", "JP¥", "¥", "JP¥"]), ("KRW", ["₩", "KRW", "₩", "₩", "₩"]),
    ("LBP", ["£LB", "LBP", "LBP", "LBP", "LBP"]), ("MXN", ["$MX", "MXN", "MX$", "MX$", "MX$"]),
    ("NAD", ["$NA", "NAD", "NAD", "NAD", "NAD"]), ("NZD", ["$NZ", "$\u{a0}NZ", "NZ$", "NZ$", "NZ$"]),
    ("PHP", ["PHP", "PHP", "₱", "₱", "₱"]), ("SBD", ["$SB", "SBD", "SBD", "SBD", "SBD"]),
    ("SGD", ["$SG", "$\u{a0}SG", "SGD", "SGD", "SGD"]), ("SRD", ["$SR", "SRD", "SRD", "SRD", "SRD"]),
    ("TTD", ["$TT", "TTD", "TTD", "TTD", "TTD"]), ("TWD", ["TWD", "TWD", "NT$", "NT$", "NT$"]),
    ("USD", ["$US", "$\u{a0}US", "US$", "$", "US$"]), ("UYU", ["$UY", "UYU", "UYU", "UYU", "UYU"]),
    ("VND", ["₫", "VND", "₫", "₫", "₫"]), ("WST", ["$WS", "WST", "WST", "WST", "WST"]),
    ("XAF", ["FCFA", "XAF", "FCFA", "FCFA", "FCFA"]), ("XCD", ["XCD", "XCD", "EC$", "EC$", "EC$"]),
    ("XCG", ["Cg.", "Cg.", "Cg.", "Cg.", "Cg"]),
    ("XOF", ["F\u{202f}CFA", "XOF", "F\u{202f}CFA", "F\u{202f}CFA", "F\u{202f}CFA"]),
    ("XPF", ["FCFP", "XPF", "CFPF", "CFPF", "CFPF"]),
];
