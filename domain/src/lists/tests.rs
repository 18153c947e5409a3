use super::*;

fn form(label: &str, days: &str, end_of_month: &str) -> ListItemForm {
    let (label, days, end_of_month) = (label.into(), days.into(), end_of_month.into());
    ListItemForm { label, days, end_of_month, ..ListItemForm::default() }
}

#[test]
fn days_are_asked_of_payment_terms_alone() {
    let category = form(" Grands comptes ", "30", "on").parse(ListKind::Category).unwrap();
    assert_eq!((category.label.as_str(), category.days, category.end_of_month), ("Grands comptes", None, false));
    let terms = form("45 jours fin de mois", " 45 ", "on").parse(ListKind::PaymentTerms).unwrap();
    assert_eq!((terms.days, terms.end_of_month), (Some(45), true));
    let errors = form("", "", "").parse(ListKind::PaymentTerms).unwrap_err();
    assert_eq!(errors.at("label"), Some(&FieldError::Required));
    assert_eq!(errors.at("days"), Some(&FieldError::Required));
    let errors = form("Net", "trente", "").parse(ListKind::PaymentTerms).unwrap_err();
    assert_eq!(errors.at("days"), Some(&FieldError::NotANumber));
    for wrong in ["-1", "366", "99999999"] {
        let errors = form("Net", wrong, "").parse(ListKind::PaymentTerms).unwrap_err();
        assert_eq!(errors.at("days"), Some(&FieldError::OutOfRange { min: 0, max: 365 }), "{wrong}");
    }
}

#[test]
fn days_behind_the_end_of_the_month_are_asked_where_it_is_meant() {
    let after = |typed: &str, end_of_month| {
        let form = ListItemForm { days_after: typed.into(), ..form("FDM", "0", end_of_month) };
        form.parse(ListKind::PaymentTerms)
    };
    let says = |terms: NewListItem| (terms.days, terms.end_of_month, terms.days_after);
    assert_eq!(after(" 45 ", "on").map(says), Ok((Some(0), true, Some(45))));
    for none in ["", "0"] {
        assert_eq!(after(none, "on").map(says), Ok((Some(0), true, None)));
        assert_eq!(after(none, "").map(says), Ok((Some(0), false, None)));
    }
    let outside = FieldError::OutOfRange { min: 0, max: 365 };
    assert_eq!(after("10", "").map(says), Ok((Some(0), false, None)), "not asked for");
    for (typed, error) in [("366", outside), ("x", FieldError::NotANumber)] {
        assert_eq!(after(typed, "on").unwrap_err().at("days_after"), Some(&error), "{typed}");
    }
}

#[test]
fn a_form_shows_the_entry_it_was_made_from() {
    let item = ListItem {
        id: ListItemId(uuid::Uuid::nil()),
        kind: ListKind::PaymentTerms,
        label: "30 jours fin de mois le 10".into(),
        days: Some(30),
        end_of_month: true,
        days_after: Some(10),
        instalments: None,
        hidden: false,
        uses: 0,
    };
    let read = ListItemForm::of(&item).parse(item.kind).unwrap();
    assert_eq!(read.label.as_str(), "30 jours fin de mois le 10");
    assert_eq!((read.days, read.end_of_month, read.days_after), (Some(30), true, Some(10)));
    assert_eq!(NewListItem::again(&item), Ok(read));
    let open = ListItem { days: None, ..item.clone() };
    assert_eq!(NewListItem::again(&open).unwrap().days, None);
    assert!(NewListItem::again(&ListItem { days: Some(u16::MAX), ..item }).is_err());
}

#[test]
fn payment_terms_may_be_several_parts_that_hold_for_any_invoice() {
    let parts = |typed: &str| {
        let form = ListItemForm { instalments: typed.into(), ..form("30 % à la commande, solde à 30 jours", "", "") };
        form.parse(ListKind::PaymentTerms)
    };
    let read = parts("30 %|0||;70 %|30|on|").unwrap();
    assert_eq!((read.days, read.end_of_month, read.days_after), (None, false, None), "days are not asked for");
    let kept = read.instalments.clone().unwrap();
    assert_eq!(kept.instalments().len(), 2);
    let item = ListItem {
        id: ListItemId(uuid::Uuid::nil()),
        kind: ListKind::PaymentTerms,
        label: read.label.as_str().to_owned(),
        days: None,
        end_of_month: false,
        days_after: None,
        instalments: Some(kept),
        hidden: false,
        uses: 0,
    };
    assert_eq!(NewListItem::again(&item), Ok(read));
    assert!(parts("30 %|0||;|30|10|").is_ok(), "a balance, on the 10th");
    for wrong in ["30 %|0||;60 %|30||", "500|0||;|30||", "30 %|||2026-03-16;|30||"] {
        let errors = parts(wrong).unwrap_err();
        assert_eq!(errors.at("instalments"), Some(&FieldError::NotTheWhole), "{wrong}");
    }
    assert_eq!(
        parts("30 %|400||;|30||").unwrap_err().at("instalments"),
        Some(&FieldError::OutOfRange { min: 0, max: 365 })
    );
    let form = ListItemForm { instalments: "x".into(), ..form("Or", "", "") };
    assert_eq!(form.parse(ListKind::Category).unwrap().instalments, None, "asked of payment terms alone");
}

#[test]
fn payment_terms_are_read_from_their_words() {
    let cases = [
        ("30 jours", Some(30), false, None),
        ("45 jours Fin de mois", Some(45), true, None),
        ("Fin de mois", Some(0), true, None),
        ("Fin de mois + 45 jours", Some(0), true, Some(45)),
        ("30 jours fin de mois le 10", Some(30), true, Some(10)),
        ("Selon contrat", None, false, None),
    ];
    for (label, days, end_of_month, days_after) in cases {
        let terms = NewListItem::named(ListKind::PaymentTerms, label).unwrap();
        assert_eq!((terms.days, terms.end_of_month, terms.days_after), (days, end_of_month, days_after), "{label}");
    }
    assert_eq!(NewListItem::named(ListKind::Category, "Net 30").unwrap().days, None);
    assert_eq!(NewListItem::named(ListKind::Category, " "), Err(FieldError::Required));
}

#[test]
fn a_tag_has_nothing_in_it_that_stands_between_tags() {
    for label in ["VIP, Presse", "VIP;", "A|B"] {
        let wrong = Some(&FieldError::Separator);
        assert_eq!(form(label, "", "").parse(ListKind::Tag).unwrap_err().at("label"), wrong, "{label}");
        assert_eq!(NewListItem::named(ListKind::Tag, label).as_ref().err(), wrong, "{label}");
        assert!(form(label, "", "").parse(ListKind::Category).is_ok());
    }
    assert!(form("À relancer", "", "").parse(ListKind::Tag).is_ok());
}
