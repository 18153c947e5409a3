//! A row of a form as a struct of texts.

/// Has a struct of texts be a row of a group. Its `id` stands beside the values that are named.
macro_rules! row {
    ($form:ident: $($field:ident),+ $(,)?) => {
        impl $form {
            /// Every input's name.
            pub const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// What is typed in a field.
            #[must_use]
            pub fn get(&self, name: &str) -> Option<&str> {
                match name {
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// The place of a field, to type into it.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut String> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }

        impl From<$crate::form::FormText> for $form {
            fn from(row: $crate::form::FormText) -> Self {
                let mut form = Self { id: row.get("id").to_owned(), ..Self::default() };
                for (name, typed) in row.iter() {
                    if let Some(field) = form.get_mut(name) {
                        typed.clone_into(field);
                    }
                }
                form
            }
        }

        impl From<$form> for $crate::form::FormText {
            fn from(form: $form) -> Self {
                let mut row = Self::default();
                for name in $form::NAMES {
                    row.set(*name, form.get(name).unwrap_or_default());
                }
                row.set("id", form.id);
                row
            }
        }
    };
}

pub(crate) use row;
