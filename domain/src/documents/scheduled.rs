//! What a document says of being repeated: templates do, and no others.

use super::fields::DocumentData;
use super::repeat::{Schedule, Times};
use crate::billing::kind::DocumentKind;
use crate::billing::recurrence::Every;
use crate::error::{FieldError, FieldErrors};

impl DocumentData {
    /// How it is repeated; nothing for other documents than templates, and for one in which that is not whole.
    #[must_use]
    pub fn schedule(&self) -> Option<Schedule> {
        let every = Every::new(self.repeat_every?.get(), self.repeat_unit.unwrap_or_default()).ok()?;
        Some(Schedule {
            start: self.repeat_from?,
            every,
            until: self.repeat_until,
            times: self.repeat_times.map(Times::get),
            billed: self.repeat_period.unwrap_or_default(),
            leaves: self.repeat_leaves.unwrap_or_default(),
        })
    }
}

/// Notes what a document says of being repeated where it is none that is, and what a template does not say.
pub(super) fn agree(kind: DocumentKind, data: &DocumentData, errors: &mut FieldErrors) {
    let typed = [
        ("repeat_every", data.repeat_every.is_some()),
        ("repeat_unit", data.repeat_unit.is_some()),
        ("repeat_from", data.repeat_from.is_some()),
        ("repeat_until", data.repeat_until.is_some()),
        ("repeat_times", data.repeat_times.is_some()),
        ("repeat_period", data.repeat_period.is_some()),
        ("repeat_leaves", data.repeat_leaves.is_some()),
    ];
    if kind != DocumentKind::Recurring {
        for (name, _) in typed.iter().filter(|(_, is_typed)| *is_typed) {
            errors.push(format!("fields.{name}"), FieldError::NotAChoice);
        }
        return;
    }
    let is_needed = |name: &str| matches!(name, "repeat_every" | "repeat_from");
    for (name, _) in typed.iter().filter(|(name, is_typed)| !is_typed && is_needed(name)) {
        errors.push(format!("fields.{name}"), FieldError::Required);
    }
    if let (Some(from), Some(until)) = (data.repeat_from, data.repeat_until)
        && until < from
    {
        errors.push("fields.repeat_until", FieldError::BeforeDate);
    }
}

/// What is typed of a document, without what is of one parcel on its way: who carries the next one is the same, the rest is not.
#[must_use]
pub fn unsent(data: DocumentData) -> DocumentData {
    DocumentData { tracking: None, parcels: None, weight: None, ..data }
}

/// What is typed of a document, without what says that it is repeated.
#[must_use]
pub fn once(data: DocumentData) -> DocumentData {
    DocumentData {
        repeat_every: None,
        repeat_unit: None,
        repeat_from: None,
        repeat_until: None,
        repeat_times: None,
        repeat_period: None,
        repeat_leaves: None,
        ..data
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::recurrence::Unit;
    use crate::documents::form::tests::form;
    use crate::documents::repeat::{Leaves, Times};
    use crate::documents::rules::tests::rules;

    #[test]
    fn who_carries_goods_stays_and_what_is_of_one_parcel_does_not() {
        let mut typed = form("1", "80");
        typed.fields.carrier = "Chronopost".to_owned();
        typed.fields.tracking = "XY 12".to_owned();
        typed.fields.parcels = "2".to_owned();
        typed.fields.weight = "12,5 kg".to_owned();
        let data = typed.parse(&rules(DocumentKind::DeliveryNote)).unwrap().data;
        assert_eq!((data.parcels.map(Times::get), data.weight.is_some()), (Some(2), true));
        let next = unsent(data.clone());
        assert_eq!((&next.carrier, &next.tracking), (&data.carrier, &None));
        assert_eq!((next.parcels, next.weight), (None, None));
        typed.fields.parcels = "0".to_owned();
        let errors = typed.parse(&rules(DocumentKind::DeliveryNote)).unwrap_err();
        assert!(errors.at("fields.parcels").is_some());
    }

    #[test]
    fn a_template_says_how_it_is_repeated_and_nothing_else_does() {
        let template = rules(DocumentKind::Recurring);
        let errors = form("1", "80").parse(&template).unwrap_err();
        assert_eq!(errors.0.len(), 2, "{errors:?}");
        let mut typed = form("1", "80");
        typed.fields.repeat_every = "3".to_owned();
        typed.fields.repeat_from = "2026-01-31".to_owned();
        typed.fields.repeat_until = "2026-01-30".to_owned();
        let errors = typed.parse(&template).unwrap_err();
        assert_eq!(errors, FieldErrors::one("fields.repeat_until", FieldError::BeforeDate));
        typed.fields.repeat_until.clear();
        let new = typed.parse(&template).unwrap();
        let schedule = new.data.schedule().unwrap();
        assert_eq!((schedule.every, schedule.leaves), (Every::new(3, Unit::Months).unwrap(), Leaves::Issued));
        assert_eq!(new.to_form().parse(&template).unwrap(), new);
        let errors = typed.parse(&rules(DocumentKind::Invoice)).unwrap_err();
        assert_eq!(errors.at("fields.repeat_every"), Some(&FieldError::NotAChoice));
        assert_eq!(once(new.data).schedule(), None);
        for (wrong, error) in [
            ("0", FieldError::OutOfRange { min: 1, max: 366 }),
            ("367", FieldError::OutOfRange { min: 1, max: 366 }),
            ("-1", FieldError::OutOfRange { min: 1, max: 366 }),
            ("x", FieldError::NotANumber),
        ] {
            typed.fields.repeat_every = wrong.to_owned();
            assert_eq!(typed.parse(&template).unwrap_err().at("fields.repeat_every"), Some(&error), "{wrong}");
        }
    }
}
