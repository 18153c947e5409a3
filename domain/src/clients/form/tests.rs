use super::*;
use crate::clients::fields::ClientFields;
use crate::ids::CustomFieldId;

/// What a French company's settings say.
pub(in crate::clients) fn rules() -> FormRules {
    FormRules {
        country: Country::FRANCE,
        currency: Currency::EUR,
        email_required: false,
        custom_fields: Vec::new(),
        languages: ClientLanguages::default(),
        held: Held::default(),
        any_profile: false,
        phone: PhoneRules::shape(),
    }
}

fn named(name: &str) -> ClientForm {
    let fields = ClientFields {
        name: name.into(),
        kind: "company".into(),
        vat_regime: "automatic".into(),
        shipping_identity: "standard".into(),
        ..ClientFields::default()
    };
    ClientForm { fields, ..ClientForm::default() }
}

fn person(first: &str, email: &str) -> ContactForm {
    ContactForm { first_name: first.into(), email: email.into(), ..ContactForm::default() }
}

fn at(line1: &str, country: &str, province: &str) -> AddressForm {
    AddressForm { line1: line1.into(), country: country.into(), province: province.into(), ..AddressForm::default() }
}

#[test]
fn the_name_alone_is_enough() {
    let new = named(" Roche ").parse(&rules()).unwrap();
    assert_eq!((new.data.name.as_str(), new.data.currency, new.number), ("Roche", Currency::EUR, None));
    let errors = named(" ").parse(&rules()).unwrap_err();
    assert_eq!(errors, FieldErrors::one("fields.name", FieldError::Required));
}

#[test]
fn the_settings_may_ask_for_an_email() {
    let rules = FormRules { email_required: true, ..rules() };
    let errors = named("Roche").parse(&rules).unwrap_err();
    assert_eq!(errors, FieldErrors::one("contacts[0].email", FieldError::Required));
    let form = ClientForm { contacts: vec![person("Ana", ""), person("Bob", "b@x.example")], ..named("Roche") };
    assert!(form.parse(&rules).is_ok());
}

#[test]
fn one_contact_is_primary_and_blank_rows_are_left_out() {
    let mut form =
        ClientForm { contacts: vec![person("", ""), person("Ana", ""), person("Bob", "")], ..named("Roche") };
    let primary = |form: &ClientForm| {
        let new = form.parse(&rules()).unwrap();
        new.contacts.iter().map(|contact| contact.is_primary).collect::<Vec<_>>()
    };
    assert_eq!(primary(&form), [true, false], "the first, when none is chosen");
    form.contacts[2].is_primary = "on".into();
    assert_eq!(primary(&form), [false, true]);
    form.contacts[1].is_primary = "on".into();
    assert_eq!(primary(&form), [true, false], "the first of two");
    form.drop_blanks(&rules());
    assert_eq!(form.contacts.len(), 2);
    assert_eq!(primary(&form), [true, false]);
    form.contacts[0].is_inactive = "on".into();
    assert_eq!(primary(&form), [false, true], "who has left stands for nobody while another is there");
}

#[test]
fn an_email_is_typed_once() {
    let form =
        ClientForm { contacts: vec![person("Ana", "a@x.example"), person("Bob", "A@x.example")], ..named("Roche") };
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("contacts[1].email", FieldError::Taken));
}

#[test]
fn telephones_are_read_where_the_main_address_is() {
    let mut form = ClientForm { addresses: vec![at("1 rue A", "FR", ""), at("2 rue B", "CA", "QC")], ..named("Roche") };
    form.fields.phone = "514-555-0123".into();
    form.addresses[1].is_main = "on".into();
    assert_eq!(form.parse(&rules()).unwrap().data.phone.unwrap().as_str(), "+15145550123");
    assert_eq!(form.reading(&rules()).country, Country::CANADA);
}

/// « France » and a postal code of a territory overseas: its numbers are meant, and never those of the mainland.
#[test]
fn telephones_follow_the_postal_code() {
    let in_france = |postal_code: &str| AddressForm { postal_code: postal_code.into(), ..at("1 rue A", "FR", "") };
    for (postal_code, typed, e164) in [
        ("97400", "0262 20 12 34", "+262262201234"),
        ("97400", "0692 01 23 45", "+262692012345"),
        ("97110", "0690 30 12 34", "+590690301234"),
        ("97200", "0596 71 12 34", "+596596711234"),
        ("97300", "0694 20 12 34", "+594694201234"),
        ("97600", "0639 69 12 34", "+262639691234"),
        ("98800", "25 12 34", "+687251234"),
        ("98713", "40 12 34 56", "+68940123456"),
        ("69001", "04 72 00 12 34", "+33472001234"),
        ("69001", "0692 01 23 45", "+262692012345"),
    ] {
        let mut form = ClientForm { addresses: vec![in_france(postal_code)], ..named("Roche") };
        form.fields.phone = typed.into();
        form.contacts = vec![ContactForm { mobile: typed.into(), ..person("Ana", "") }];
        let new = form.parse(&rules()).unwrap();
        assert_eq!(new.data.phone.unwrap().as_str(), e164, "{postal_code} {typed}");
        assert_eq!(new.contacts[0].mobile.as_ref().unwrap().as_str(), e164);
        assert_eq!(new.addresses[0].country, Country::FRANCE, "as it was chosen");
    }
}

#[test]
fn an_address_without_a_country_is_where_its_postal_code_is() {
    let mut form = ClientForm { addresses: vec![at("1 rue A", "", ""), at("2 rue B", "", "")], ..named("Roche") };
    form.addresses[0].postal_code = "97400".into();
    form.addresses[1].postal_code = "69001".into();
    let countries = form.parse(&rules()).unwrap().addresses.into_iter().map(|address| address.country.as_str());
    assert_eq!(countries.collect::<Vec<_>>(), ["RE", "FR"]);
}

#[test]
fn a_country_without_provinces_drops_what_stood_there() {
    let form = ClientForm { addresses: vec![at("1 rue A", "FR", "QC")], ..named("Roche") };
    assert_eq!(form.parse(&rules()).unwrap().addresses[0].province, None);
    let form = ClientForm { addresses: vec![at("1 rue A", "CA", "75")], ..named("Roche") };
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("addresses[0].province", FieldError::Province));
}

#[test]
fn the_usual_country_alone_is_no_address_and_another_is() {
    let mut form = ClientForm { addresses: vec![at("", "FR", "")], ..named("Roche") };
    assert!(form.parse(&rules()).unwrap().addresses.is_empty());
    form.addresses = vec![at("", "BE", "")];
    form.fields.phone = "0472 10 20 30".into();
    let new = form.parse(&rules()).unwrap();
    assert_eq!(new.addresses[0].country.as_str(), "BE");
    assert_eq!(new.data.phone.unwrap().as_str(), "+32472102030", "read where the client is");
}

#[test]
fn half_a_position_is_none() {
    let somewhere = |latitude: &str, longitude: &str| {
        let (latitude, longitude) = (latitude.into(), longitude.into());
        ClientForm { addresses: vec![AddressForm { latitude, longitude, ..at("1 rue A", "FR", "") }], ..named("Roche") }
            .parse(&rules())
            .map(|new| new.addresses[0].position().map(|(north, east)| format!("{north} {east}")))
    };
    assert_eq!(somewhere("45,757814", " 4.832 "), Ok(Some("45.757814 4.832".to_owned())));
    assert_eq!(somewhere("", ""), Ok(None));
    let wrong = |path: &str, error| Err(FieldErrors::one(format!("addresses[0].{path}"), error));
    assert_eq!(somewhere("45", " "), wrong("longitude", FieldError::Required));
    assert_eq!(somewhere("", "4"), wrong("latitude", FieldError::Required));
    assert_eq!(somewhere("95", "4"), wrong("latitude", FieldError::OutOfRange { min: -90, max: 90 }));
}

#[test]
fn a_contact_that_is_only_reached_is_kept() {
    let switchboard = ContactForm { switchboard: "01 84 60 12 00".into(), ..ContactForm::default() };
    let fax = ContactForm { fax: "01 84 60 12 01".into(), ..ContactForm::default() };
    let form = ClientForm { contacts: vec![switchboard, ContactForm::default(), fax], ..named("Roche") };
    assert_eq!(form.parse(&rules()).unwrap().contacts.len(), 2);
}

#[test]
fn an_option_that_was_taken_off_stays_where_it_was_chosen() {
    let id = CustomFieldId(uuid::Uuid::nil());
    let field = |options: &[&str]| crate::custom_fields::CustomField {
        id,
        label: "Réseau".into(),
        kind: crate::custom_fields::CustomKind::Choice,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
        required: true,
    };
    let mut fields = [field(&["Nord"])];
    let chosen = BTreeMap::from([(id, CustomValue::Text("Sud".into()))]);
    crate::custom_fields::keep_chosen(&mut fields, &chosen);
    crate::custom_fields::keep_chosen(&mut fields, &chosen);
    assert_eq!(fields[0].options, ["Nord", "Sud"]);
    assert!(fields[0].read("Sud").is_ok());
}

#[test]
fn a_language_is_one_that_the_company_offers_or_the_one_held() {
    let spoken = |language: &str, rules: &FormRules| {
        let mut form = named("Roche");
        form.fields.language = language.into();
        form.parse(rules).map(|new| new.data.language.map(|language| language.to_string()))
    };
    let refused = |error| Err(FieldErrors::one("fields.language", error));
    let rules = rules();
    assert_eq!((spoken("", &rules), spoken("en", &rules)), (Ok(None), Ok(Some("en".to_owned()))));
    assert_eq!(spoken("de", &rules), refused(FieldError::LanguageNotOffered));
    assert_eq!(spoken("elfique", &rules), refused(FieldError::Language));
    let held = |language: &str| Held { language: Text::parse(language).ok(), ..Held::default() };
    let german = FormRules { held: held("de"), ..rules.clone() };
    assert_eq!(
        (spoken("de", &german), spoken("es", &german)),
        (Ok(Some("de".to_owned())), refused(FieldError::LanguageNotOffered))
    );
    // What an older file brought in, before languages were checked, is kept as well.
    let elvish = FormRules { held: held("elfique"), ..rules.clone() };
    assert_eq!(spoken("elfique", &elvish), Ok(Some("elfique".to_owned())));
    let offered = FormRules { languages: ClientLanguages::parse("de").unwrap(), ..rules };
    assert_eq!(
        (spoken("de", &offered), spoken("fr", &offered)),
        (Ok(Some("de".to_owned())), refused(FieldError::LanguageNotOffered))
    );
}

#[test]
fn a_profile_is_one_or_the_one_held() {
    let judged = |typed: &str, rules: &FormRules| {
        let mut form = named("Roche");
        form.fields.linkedin = typed.into();
        form.parse(rules).map(|new| new.data.linkedin.map(|profile| profile.to_string()))
    };
    let (rules, odd) = (rules(), "javascript:alert(1)");
    let refused = |error| Err(FieldErrors::one("fields.linkedin", error));
    assert_eq!(judged(" @roche ", &rules), Ok(Some("@roche".to_owned())));
    assert_eq!(judged(" ", &rules), Ok(None));
    assert_eq!(judged(odd, &rules), refused(FieldError::Profile));
    assert_eq!(judged(&"é".repeat(201), &rules), refused(FieldError::TooLong { max: 200 }), "told once");
    let reading = named("Roche").reading(&rules);
    assert_eq!(rules.check_own("linkedin", odd, &reading), Err(FieldError::Profile));
    assert_eq!(rules.check_own("legal_form", odd, &reading), Ok(()));
    // What a file brought in stays; another one like it does not come in by a form.
    let held = Held { profiles: Text::parse(odd).into_iter().collect(), ..Held::default() };
    let of_client = FormRules { held, ..rules.clone() };
    assert_eq!(judged(odd, &of_client), Ok(Some(odd.to_owned())));
    assert_eq!(judged("javascript:alert(2)", &of_client), refused(FieldError::Profile));
    assert_eq!(judged(odd, &FormRules { any_profile: true, ..rules }), Ok(Some(odd.to_owned())));
}

#[test]
fn a_siret_begins_with_its_siren() {
    let mut form = named("Roche");
    form.fields.siren = "356000000".into();
    form.fields.siret = "73282932000074".into();
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("fields.siret", FieldError::SiretOfOtherSiren));
}

#[test]
fn a_french_vat_number_ends_with_the_siren() {
    let judged = |siren: &str, whole: &str, vat: &str| {
        let mut form = named("Roche");
        (form.fields.siren, form.fields.siret, form.fields.vat_number) = (siren.into(), whole.into(), vat.into());
        form.parse(&rules()).map(drop)
    };
    let other = Err(FieldErrors::one("fields.vat_number", FieldError::VatOfOtherSiren));
    for (siren, whole) in [("732829320", ""), ("", "73282932000074"), ("732829320", "73282932000074")] {
        assert_eq!(judged(siren, whole, "FR 44 732829320"), Ok(()), "{siren} {whole}");
        // Nothing is said of the key alone, nor where there is no number to compare with.
        assert_eq!(judged(siren, whole, "FRK7732829320"), Ok(()), "{siren} {whole}");
        assert_eq!(judged(siren, whole, ""), Ok(()), "{siren} {whole}");
        for vat in ["FR39356000000", "FR 39 356 000 000", "FRK7399859412"] {
            assert_eq!(judged(siren, whole, vat), other, "{siren} {whole} {vat}");
        }
        // Monaco has French numbers, and no SIREN.
        assert_eq!(judged(siren, whole, "FRAB000000018"), Ok(()), "{siren} {whole}");
    }
    assert_eq!(judged("", "", "FR39356000000"), Ok(()));
    // Both contradict the SIREN: each is told beside its own input.
    let errors = judged("356000000", "73282932000074", "FR44732829320").unwrap_err();
    assert_eq!(errors.at("fields.siret"), Some(&FieldError::SiretOfOtherSiren));
    assert_eq!(errors.at("fields.vat_number"), Some(&FieldError::VatOfOtherSiren));
}

#[test]
fn a_required_custom_field_is_asked_for() {
    let id = CustomFieldId(uuid::Uuid::nil());
    let field = CustomField {
        id,
        label: "Anniversaire".into(),
        kind: crate::custom_fields::CustomKind::Date,
        options: Vec::new(),
        required: true,
    };
    let rules = FormRules { custom_fields: vec![field], ..rules() };
    let mut form = named("Roche");
    assert_eq!(form.parse(&rules).unwrap_err(), FieldErrors::one(format!("custom.{id}"), FieldError::Required));
    form.custom.insert(id.to_string(), "2026-02-30".into());
    assert_eq!(form.parse(&rules).unwrap_err(), FieldErrors::one(format!("custom.{id}"), FieldError::NotADate));
    form.custom.insert(id.to_string(), "2026-02-28".into());
    assert_eq!(form.parse(&rules).unwrap().custom.len(), 1);
}

#[test]
fn too_many_rows_are_one_error() {
    let contacts = (0..=MAX_CONTACTS).map(|at| person(&at.to_string(), "")).collect();
    let form = ClientForm { contacts, ..named("Roche") };
    assert_eq!(
        form.parse(&rules()).unwrap_err(),
        FieldErrors::one("contacts", FieldError::TooMany { max: MAX_CONTACTS })
    );
}
