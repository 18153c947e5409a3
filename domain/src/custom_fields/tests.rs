use super::*;

fn field(kind: CustomKind, required: bool) -> CustomField {
    CustomField {
        id: CustomFieldId(uuid::Uuid::nil()),
        label: "Anniversaire".into(),
        kind,
        options: vec!["Or".into(), "Argent".into()],
        required,
    }
}

fn form(label: &str, kind: &str, options: &str) -> CustomFieldForm {
    CustomFieldForm { label: label.into(), kind: kind.into(), options: options.into(), required: String::new() }
}

#[test]
fn a_value_reads_as_its_kind_and_is_written_back_the_same() {
    let cases = [
        (CustomKind::Text, "  deux\r\nlignes ", "deux\nlignes"),
        (CustomKind::Number, "1 234,50", "1234.5"),
        (CustomKind::Date, "2026-02-28", "2026-02-28"),
        (CustomKind::Choice, "Argent", "Argent"),
        (CustomKind::YesNo, "oui", "on"),
    ];
    for (kind, typed, written) in cases {
        let value = field(kind, false).read(typed).unwrap().unwrap();
        assert_eq!(value.written(), written);
        assert_eq!(field(kind, false).read(written), Ok(Some(value)));
    }
}

#[test]
fn as_if_held_allows_the_most_that_a_record_may_have() {
    let said = |typed: &str| BTreeMap::from([(CustomFieldId(uuid::Uuid::nil()).to_string(), typed.to_owned())]);
    let mut fields = [field(CustomKind::Choice, true)];
    as_if_held(&mut fields, &said(" Bronze "));
    assert!(fields[0].read("Bronze").is_ok() && fields[0].read("Or").is_ok());
    assert_eq!((fields[0].read(""), fields[0].read("Fer")), (Ok(None), Err(FieldError::NotAChoice)));
    let mut number = [field(CustomKind::Number, false)];
    as_if_held(&mut number, &said("douze"));
    assert_eq!(number[0].read("douze"), Err(FieldError::NotANumber));
}

#[test]
fn a_value_of_another_kind_is_refused() {
    let cases = [
        (CustomKind::Number, "douze", FieldError::NotANumber),
        (CustomKind::Date, "2026-02-30", FieldError::NotADate),
        (CustomKind::Date, "0026-02-03", FieldError::YearOutOfRange { from: 1900, to: 2200 }),
        (CustomKind::Choice, "Bronze", FieldError::NotAChoice),
        (CustomKind::YesNo, "peut-être", FieldError::NotAChoice),
    ];
    for (kind, typed, error) in cases {
        assert_eq!(field(kind, false).read(typed), Err(error), "{typed}");
    }
}

#[test]
fn blank_is_nothing_unless_required() {
    for &kind in CustomKind::ALL {
        assert_eq!(field(kind, false).read("  "), Ok(None));
        assert_eq!(field(kind, true).read("  "), Err(FieldError::Required));
    }
    assert_eq!(field(CustomKind::YesNo, false).read("non"), Ok(None));
}

#[test]
fn options_are_asked_of_a_choice_alone_and_kept_once() {
    let choice = form("Palier", "choice", " Or \n\nArgent\nOr\r\n").parse().unwrap();
    assert_eq!(choice.options, ["Or", "Argent"]);
    assert!(form("Palier", "text", "Or").parse().unwrap().options.is_empty());
    let errors = form("", "colour", "").parse().unwrap_err();
    assert_eq!(errors.at("label"), Some(&FieldError::Required));
    assert_eq!(errors.at("kind"), Some(&FieldError::NotAChoice));
    let errors = form("Palier", "choice", " \n ").parse().unwrap_err();
    assert_eq!(errors.at("options"), Some(&FieldError::TooFew { min: 1 }));
}

#[test]
fn options_are_limited_in_number_and_length() {
    let many = (0..=MAX_OPTIONS).map(|n| format!("n° {n}")).collect::<Vec<_>>().join("\n");
    let errors = form("Palier", "choice", &many).parse().unwrap_err();
    assert_eq!(errors.at("options"), Some(&FieldError::TooMany { max: MAX_OPTIONS }));
    let errors = form("Palier", "choice", &"x".repeat(81)).parse().unwrap_err();
    assert_eq!(errors.at("options"), Some(&FieldError::TooLong { max: 80 }));
}

#[test]
fn a_form_shows_the_definition_it_was_made_from() {
    let shown = field(CustomKind::Choice, true);
    let read = CustomFieldForm::of(&shown).parse().unwrap();
    assert_eq!((read.kind, read.options, read.required), (shown.kind, shown.options, shown.required));
}
