//! The words of custom fields.

use domain::custom_fields::CustomKind;
use domain::format::{Locale as FormatLocale, integer};

use super::api::FieldInUse;
use kit::words::{Locale, td_string};

/// What a kind of field is called.
pub fn kind_name(l: Locale, kind: CustomKind) -> &'static str {
    match kind {
        CustomKind::Text => td_string!(l, settings.kind_text),
        CustomKind::Number => td_string!(l, settings.kind_number),
        CustomKind::Date => td_string!(l, settings.kind_date),
        CustomKind::Choice => td_string!(l, settings.kind_choice),
        CustomKind::YesNo => td_string!(l, settings.kind_yes_no),
    }
}

/// What an input of a field's form is called.
pub fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "label" => td_string!(l, settings.field_label),
        "kind" => td_string!(l, settings.field_kind),
        "options" => td_string!(l, settings.field_options),
        "required" => td_string!(l, settings.field_required),
        _ => "",
    }
}

/// What is told of a field under its label: « Choix : Or, Argent · Obligatoire · 12 valeurs ».
pub fn note(l: Locale, formats: FormatLocale, it: &FieldInUse) -> String {
    let mut parts = vec![kind_name(l, it.field.kind).to_owned()];
    if it.field.kind == CustomKind::Choice {
        parts.push(it.field.options.join(", "));
    }
    if it.field.required {
        parts.push(td_string!(l, settings.field_required).to_owned());
    }
    parts.push(match it.values {
        0 => td_string!(l, settings.values_none).to_owned(),
        1 => td_string!(l, settings.values_single).to_owned(),
        values => {
            let count = integer(i64::try_from(values).unwrap_or(i64::MAX), formats);
            td_string!(l, settings.values_several, count = count).to_string()
        }
    });
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use domain::custom_fields::CustomField;
    use domain::ids::CustomFieldId;

    use super::*;

    #[test]
    fn a_field_is_told_in_one_line() {
        let field = CustomField {
            id: CustomFieldId(uuid::Uuid::nil()),
            label: "Palier".into(),
            kind: CustomKind::Choice,
            options: vec!["Or".into(), "Argent".into()],
            required: true,
        };
        let text = CustomField { kind: CustomKind::Text, required: false, options: Vec::new(), ..field.clone() };
        let french = |field, values| note(Locale::fr, FormatLocale::FrFr, &FieldInUse { field, values });
        assert_eq!(french(field, 12), "Choix · Or, Argent · Obligatoire · 12 valeurs");
        assert_eq!(french(text.clone(), 1), "Texte · 1 valeur");
        assert_eq!(french(text, 0), "Texte · Aucune valeur");
    }
}
