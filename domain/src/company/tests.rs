use super::*;
use crate::billing::regime::{DistanceSales, SellerRegime};
use crate::identifiers::PhoneRules;

fn french() -> ProfileForm {
    ProfileForm {
        name: "Atelier Nord".into(),
        country: "FR".into(),
        language: "fr".into(),
        currency: "EUR".into(),
        siret: "732 829 320 00074".into(),
        naf: "62.01Z".into(),
        vat_number: "FR44 732829320".into(),
        share_capital: "10 000,00".into(),
        usual_vat: "5,5 %".into(),
        late_penalty: "12 %".into(),
        ..ProfileForm::default()
    }
}

#[test]
fn a_profile_is_read_and_shown_again_the_same() {
    let profile = french().parse(PhoneRules::shape()).unwrap();
    assert_eq!(profile.siret.as_ref().map(Siret::as_str), Some("73282932000074"));
    assert_eq!(profile.share_capital, Some(MinorAmount(1_000_000)));
    assert_eq!((profile.usual_vat, profile.late_penalty), (Some(RatePer100k(5_500)), Some(RatePer100k(12_000))));
    let again = ProfileForm::of(&profile, PhoneRules::shape()).parse(PhoneRules::shape());
    assert_eq!(again, Ok(profile));
}

/// Companies that were founded before had no usual rate.
#[test]
fn a_profile_kept_without_a_usual_rate_still_reads() {
    let mut kept = serde_json::to_value(french().parse(PhoneRules::shape()).unwrap()).unwrap();
    kept.as_object_mut().unwrap().remove("usual_vat");
    kept.as_object_mut().unwrap().remove("tax_regime");
    kept.as_object_mut().unwrap().remove("late_penalty");
    kept.as_object_mut().unwrap().remove("distance_sales");
    kept.as_object_mut().unwrap().remove("after_approval");
    let before = serde_json::from_value::<Profile>(kept).unwrap();
    assert_eq!((before.usual_vat, before.tax_regime), (None, SellerRegime::Taxable));
    assert_eq!((before.distance_sales, before.after_approval), (DistanceSales::Below, AfterApproval::Wait));
}

#[test]
fn a_profile_needs_a_name_a_country_a_language_and_a_currency() {
    let errors = ProfileForm::default().parse(PhoneRules::shape()).unwrap_err();
    let fields: Vec<_> = errors.0.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(fields, ["name", "country", "language", "currency"]);
}

#[test]
fn each_wrong_value_is_told_beside_its_field() {
    let form = ProfileForm { siret: "732 829 320 00075".into(), neq: "12".into(), email: "nord".into(), ..french() };
    let errors = form.parse(PhoneRules::shape()).unwrap_err();
    assert_eq!(errors.at("siret"), Some(&FieldError::Siret));
    assert_eq!(errors.at("neq"), Some(&FieldError::Neq));
    assert_eq!(errors.at("email"), Some(&FieldError::Email));
    assert_eq!(errors.0.len(), 3);
}

#[test]
fn what_another_country_asks_for_is_not_kept_out_of_sight() {
    let moved = ProfileForm { country: "CA".into(), province: "QC".into(), neq: "1143920115".into(), ..french() };
    let kept = moved.of_its_country();
    assert_eq!((kept.siret.as_str(), kept.naf.as_str(), kept.vat_number.as_str()), ("", "", ""));
    assert_eq!((kept.neq.as_str(), kept.province.as_str(), kept.name.as_str()), ("1143920115", "QC", "Atelier Nord"));
    let back = ProfileForm { country: "FR".into(), ..kept }.of_its_country();
    assert_eq!((back.neq.as_str(), back.province.as_str()), ("", ""));
    assert_eq!(french().of_its_country(), french());
    assert!(Registry::Other.asks("vat_number") && Registry::Other.asks("name") && !Registry::Other.asks("siret"));
}

#[test]
fn the_insee_registers_overseas_too() {
    let registry = |code: &str| Registry::of(Country::parse(code).unwrap());
    for code in ["FR", "GP", "MQ", "GF", "RE", "YT", "BL", "MF", "PM"] {
        assert_eq!(registry(code), Registry::French, "{code}");
    }
    // New Caledonia and French Polynesia keep registers of their own (RIDET, Tahiti number).
    for code in ["NC", "PF", "WF", "BE", "US"] {
        assert_eq!(registry(code), Registry::Other, "{code}");
    }
    assert_eq!(registry("CA"), Registry::Canadian);
}

fn defaults(country: &str, province: &str) -> DefaultsForm {
    DefaultsForm {
        country: country.into(),
        province: province.into(),
        prospects: "true".into(),
        email_required: String::new(),
        payment_terms: "0192f0c1-2a34-7bcd-8ef0-123456789abc".into(),
    }
}

#[test]
fn defaults_are_read_and_shown_again_the_same() {
    let read = defaults("CA", "QC").parse().unwrap();
    assert!(read.prospects && !read.email_required);
    assert_eq!(DefaultsForm::of(&read), defaults("CA", "QC"));
    assert_eq!(DefaultsForm::of(&read).parse(), Ok(read));
}

#[test]
fn a_province_is_of_its_country() {
    assert_eq!(defaults("CA", "").parse().unwrap().province, None);
    // Left over from the country chosen before: a country without provinces asks for none.
    assert_eq!(defaults("FR", "QC").parse().unwrap().province, None);
    assert_eq!(defaults("CA", "TX").parse().unwrap_err().at("province"), Some(&FieldError::Province));
    let errors = DefaultsForm::default().parse().unwrap_err();
    assert_eq!(errors.at("country"), Some(&FieldError::Required));
    let terms = DefaultsForm { payment_terms: "30 jours".into(), ..defaults("CA", "") };
    assert_eq!(terms.parse().unwrap_err().at("payment_terms"), Some(&FieldError::NotAChoice));
}

#[test]
fn every_country_has_a_zone() {
    assert_eq!(time_zone_of(Country::FRANCE), "Europe/Paris");
    assert_eq!(time_zone_of(Country::CANADA), "America/Toronto");
    assert!(Country::all().all(|country| time_zone_of(country).contains('/')));
}
