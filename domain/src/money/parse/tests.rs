use super::*;

fn eur(typed: &str) -> Result<i64, FieldError> {
    parse_minor(typed, Currency::EUR)
}

#[test]
fn reads_every_habit() {
    for (typed, minor) in [
        ("1234.5", 123_450),
        ("1 234,56", 123_456),
        ("1\u{a0}234,56", 123_456),
        ("1\u{202f}234,56 €", 123_456),
        ("1,234.56", 123_456),
        ("1.234,56", 123_456),
        ("1'234.50", 123_450),
        ("1’234’567.5", 123_456_750),
        ("1.234.567", 123_456_700),
        ("1,234,567.8", 123_456_780),
        ("€12", 1200),
        ("12 EUR", 1200),
        ("eur 12", 1200),
        ("-3,5", -350),
        ("\u{2212}3,5 €", -350),
        ("€-3.50", -350),
        (".5", 50),
        ("5,", 500),
        ("0,500", 50),
        ("1234,500", 123_450),
        ("0", 0),
        ("999 999 999 999 9,99", 0),
    ] {
        if minor == 0 && typed.len() > 1 {
            assert_eq!(eur(typed), Err(FieldError::NotAnAmount), "{typed}");
        } else {
            assert_eq!(eur(typed), Ok(minor), "{typed}");
        }
    }
}

#[test]
fn refuses_what_could_mean_two_things() {
    assert_eq!(eur("1,234"), Err(FieldError::NotAnAmount));
    assert_eq!(eur("1.234"), Err(FieldError::TooPrecise { decimals: 2 }));
    assert_eq!(parse_minor_as("1,234", Currency::EUR, Locale::EnUs), Ok(123_400));
    assert_eq!(parse_minor_as("1.234", Currency::EUR, Locale::EnUs), Err(FieldError::TooPrecise { decimals: 2 }));
    assert_eq!(parse_minor_as("1,234", Currency::EUR, Locale::FrFr), Err(FieldError::TooPrecise { decimals: 2 }));
    let dinar = Currency::parse("TND").unwrap();
    assert_eq!(parse_minor("1.234", dinar), Ok(1234));
    assert_eq!(parse_minor_as("1,234", dinar, Locale::FrFr), Ok(1234));
    assert_eq!(parse_minor_as("1,234", dinar, Locale::EnGb), Ok(1_234_000));
    assert_eq!(parse_minor("1,234", Currency::parse("JPY").unwrap()), Ok(1234));
}

#[test]
fn refuses_the_rest() {
    assert_eq!(eur(" "), Err(FieldError::Required));
    assert_eq!(eur("1,235 6"), Err(FieldError::NotAnAmount));
    assert_eq!(eur("12,345"), Err(FieldError::NotAnAmount));
    assert_eq!(eur("1234,567"), Err(FieldError::TooPrecise { decimals: 2 }));
    assert_eq!(
        eur("10 000 000 000 000"),
        Err(FieldError::OutOfRange { min: -9_999_999_999_999, max: 9_999_999_999_999 })
    );
    for typed in [
        "abc",
        "-",
        "€",
        "$5",
        "12 34",
        "1 2345",
        "--5",
        "1,2,3",
        "1.2,3.4",
        "5 € 5",
        "1e5",
        ".",
        "5 $",
        "٣",
        "1 234.567,5",
    ] {
        assert_eq!(eur(typed), Err(FieldError::NotAnAmount), "{typed}");
    }
    assert_eq!(parse_minor("5 $", Currency::CAD), Ok(500));
    assert_eq!(parse_minor("CA$5", Currency::CAD), Ok(500));
    assert_eq!(parse_minor("5 $ US", Currency::USD), Ok(500));
    assert_eq!(parse_minor("5 $ US", Currency::CAD), Err(FieldError::NotAnAmount));
    assert_eq!(parse_minor("5,5", Currency::parse("JPY").unwrap()), Err(FieldError::TooPrecise { decimals: 0 }));
}

#[test]
fn reads_percentages() {
    for (typed, rate) in
        [("20", 20_000), ("9,975 %", 9975), ("9.975%", 9975), ("5,5\u{a0}%", 5500), ("0", 0), ("100", 100_000)]
    {
        assert_eq!(parse_percent(typed), Ok(rate), "{typed}");
    }
    assert_eq!(parse_percent(""), Err(FieldError::Required));
    assert_eq!(parse_percent("%"), Err(FieldError::Required));
    assert_eq!(parse_percent("9,9755"), Err(FieldError::TooPrecise { decimals: 3 }));
    assert_eq!(parse_percent("-5"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
    assert_eq!(parse_percent(&"9".repeat(30)), Err(FieldError::OutOfRange { min: 0, max: 100 }));
    assert_eq!(parse_percent("100,1"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
    assert_eq!(parse_percent("vingt"), Err(FieldError::NotANumber));
}

#[test]
fn reads_numbers_to_compare_them() {
    let number = |typed: &str| parse_number(typed);
    for typed in ["1234.5", "1 234,5", "1\u{a0}234.50", "1\u{202f}234,500", "1,234.5", "1.234,5", "1'234.5 %"] {
        assert_eq!(number(typed), number("1234.5"), "{typed}");
    }
    // A mark before digits is a decimal mark, whichever it is; twice, it stands between groups.
    assert_eq!(number("1,234"), number("1.234"));
    assert_ne!(number("1,234"), number("1234"));
    assert_eq!(number("1,234,567"), number("1234567"));
    assert_eq!(number("\u{2212}3,5"), number("-3.5"));
    for typed in ["", "%", "12 34", "1,2,3", "abc", "5 €", &"9".repeat(40)] {
        assert_eq!(number(typed), None, "{typed}");
    }
}

#[test]
fn reads_what_forms_show() {
    for (typed, minor) in [("1\u{202f}234,50", 123_450), ("1\u{202f}234.50", 123_450), ("12\u{a0}000,00", 1_200_000)] {
        assert_eq!(eur(typed), Ok(minor), "{typed}");
    }
    assert_eq!(parse_percent("5,5"), parse_percent("5.5"));
}
