//! What is saved over a record: its form, or one value of it.

use super::{FormShape, FormText};
use crate::custom_fields::CustomField;
use crate::error::{FieldError, FieldErrors};

/// A change of a record, by its form `F`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit<F> {
    /// The form whole: all that it holds is meant.
    Whole(F),
    /// One value. Whatever else the record holds by then stays, whoever changed it.
    One {
        /// Its path: `fields.phone`, `custom.<id>`.
        path: String,
        /// What is typed.
        typed: String,
    },
}

impl<F> From<F> for Edit<F> {
    fn from(form: F) -> Self {
        Self::Whole(form)
    }
}

impl<F> Edit<F> {
    /// The path of the value that alone is meant.
    pub fn only(&self) -> Option<&str> {
        match self {
            Self::Whole(_) => None,
            Self::One { path, .. } => Some(path),
        }
    }
}

impl<F: From<FormText> + Into<FormText>> Edit<F> {
    /// The form that is meant, over a record that stands as in `stored`. It is read like any other, so that one value meets every rule
    /// that the whole form does.
    ///
    /// # Errors
    /// [`FieldError::Unknown`] at the path, where the form of that shape has no such value, or the company has no such field of its own.
    pub fn over(self, shape: &FormShape, own: &[CustomField], stored: impl FnOnce() -> F) -> Result<F, FieldErrors> {
        let (path, typed) = match self {
            Self::Whole(form) => return Ok(form),
            Self::One { path, typed } => (path, typed),
        };
        let is_own = |id: &str| own.iter().any(|field| field.id.to_string() == id);
        if !shape.has(&path) || !path.strip_prefix("custom.").is_none_or(is_own) {
            return Err(FieldErrors::one(path, FieldError::Unknown));
        }
        let mut text: FormText = stored().into();
        text.set(path, typed);
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::custom_fields::CustomKind;
    use crate::ids::CustomFieldId;
    use crate::products::{PRODUCT_FORM, ProductForm};

    fn stored() -> ProductForm {
        let mut form = ProductForm::default();
        (form.fields.name, form.fields.price) = ("Vis".into(), "12.50".into());
        form.prices.insert("7".into(), "10".into());
        form
    }

    fn own(id: u128) -> CustomField {
        let id = CustomFieldId(Uuid::from_u128(id));
        CustomField { id, label: "Teinte".into(), kind: CustomKind::Text, options: Vec::new(), required: false }
    }

    fn after(path: &str, typed: &str) -> Result<ProductForm, FieldErrors> {
        let edit = Edit::One { path: path.into(), typed: typed.into() };
        edit.over(&PRODUCT_FORM, &[own(1)], stored)
    }

    #[test]
    fn a_form_is_meant_whole_and_a_value_alone() {
        let whole = Edit::from(ProductForm::default());
        assert_eq!(whole.only(), None);
        assert_eq!(whole.over(&PRODUCT_FORM, &[], || panic!("nothing else is looked at")), Ok(ProductForm::default()));

        let mut expected = stored();
        expected.fields.price = "13".into();
        assert_eq!(after("fields.price", "13"), Ok(expected));
        let mut expected = stored();
        expected.prices.clear();
        assert_eq!(after("prices.7", ""), Ok(expected));
        let id = own(1).id.to_string();
        assert_eq!(after(&format!("custom.{id}"), "bleu").unwrap().custom[&id], "bleu");
        let edit = Edit::<ProductForm>::One { path: "fields.vat".into(), typed: "20".into() };
        assert_eq!(edit.only(), Some("fields.vat"));
    }

    #[test]
    fn what_the_form_does_not_have_is_refused() {
        let other = format!("custom.{}", own(2).id);
        for path in ["fields.colour", "price", "number", "", "prices.", "lines[0].text", "custom.", &other] {
            assert_eq!(after(path, "x"), Err(FieldErrors::one(path, FieldError::Unknown)), "{path}");
        }
    }
}
