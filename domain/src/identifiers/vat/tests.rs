use super::*;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

#[test]
fn reads_what_is_typed() {
    for (typed, canonical, printed) in [
        ("FR 44 732 829 320", "FR44732829320", "FR 44 732829320"),
        ("fr40303265045", "FR40303265045", "FR 40 303265045"),
        ("GR 094259216", "EL094259216", "EL094259216"),
        ("CHE-116.281.710 MWST", "CHE116281710", "CHE-116.281.710 TVA"),
        ("NO 974 760 673 MVA", "NO974760673", "NO 974 760 673 MVA"),
        ("XI 123 4567 89", "XI123456789", "XI123456789"),
    ] {
        let number = VatNumber::parse(typed).unwrap();
        assert_eq!((number.as_str(), number.formatted().as_str()), (canonical, printed));
    }
    for none in ["", "F", "é44"] {
        assert_eq!(super::printed(none), none);
    }
}

#[test]
fn knows_the_shapes_of_the_union() {
    for good in [
        "ATU13585627",
        "BE0428759497",
        "BE 0428.759.497",
        "BG175074752",
        "CY10259033P",
        "CZ25123891",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "ESB58378431",
        "ESX2482300W",
        "FI20774740",
        "FR83404833048",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE8D79739I",
        "IE1234567FA",
        "IT00743110157",
        "LT119511515",
        "LT100001919017",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL004495445B01",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SI50223054",
        "SK2022749619",
        "GB980780684",
        "GBGD001",
        "XIHA599",
    ] {
        assert!(VatNumber::parse(good).is_ok(), "{good}");
    }
}

#[test]
fn checks_the_digits() {
    for bad in [
        "FR45732829320",
        "BE0428759498",
        "DE136695978",
        "IT00743110158",
        "LU15027443",
        "CHE116281711",
        "NO974760674",
        "FR44732829321",
        "US123456789",
        "FR",
        "12345",
        "ATU1358562",
        "EL09425921X",
        "FRé4732829320",
    ] {
        assert_eq!(VatNumber::parse(bad), Err(FieldError::VatNumber), "{bad}");
    }
    assert_eq!(VatNumber::parse(" "), Err(FieldError::Required));
}

#[test]
fn accepts_the_letters_of_new_french_keys() {
    assert!(VatNumber::parse("FRK7399859412").is_ok());
    assert!(VatNumber::parse("FRIO399859412").is_err());
}

#[test]
fn follows_from_a_siren() {
    let siren = Siren::parse("732829320").unwrap();
    let number = VatNumber::of_french(&siren);
    assert_eq!(number.as_str(), "FR44732829320");
    assert_eq!(VatNumber::parse(number.as_str()), Ok(number.clone()));
    assert_eq!(number.siren(), Some(siren));
    // A number of Monaco passes for a SIREN by chance.
    assert_eq!(VatNumber::parse("FRAB000000018").unwrap().siren(), None);
}

#[test]
fn belongs_to_a_country() {
    assert_eq!(VatNumber::parse("EL094259216").unwrap().country(), country("GR"));
    assert_eq!(VatNumber::parse("XI980780684").unwrap().country(), country("GB"));
    assert_eq!(VatNumber::parse("CHE116281710").unwrap().country(), country("CH"));
    assert_eq!(VatNumber::parse_for("44732829320", country("FR")).unwrap().as_str(), "FR44732829320");
    assert_eq!(VatNumber::parse_for("FR44732829320", country("RE")).unwrap().as_str(), "FR44732829320");
    assert_eq!(VatNumber::parse_for("FR44732829320", country("BE")), Err(FieldError::VatOfOtherCountry));
    assert_eq!(VatNumber::parse_for("123", country("BE")), Err(FieldError::VatNumber));
    assert_eq!(VatNumber::parse_for("", country("BE")), Err(FieldError::Required));
    assert_eq!(VatNumber::parse_for("FR44732829320", country("US")), Err(FieldError::VatOfOtherCountry));
}
