//! Several ways to reach somebody in one cell, as people write them, with what they write beside.

mod emails;
mod phones;
mod sites;

pub use emails::emails;
pub use phones::phones;
pub use sites::sites;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Several {
    /// The values, each as it is typed alone.
    pub values: Vec<String>,
    /// What stands beside them: whose they are, an extension.
    pub beside: Beside,
}

/// What stands in a cell beside its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// A name: it says no more than the record, where that bears it.
    Name(String),
    /// An extension, which the record keeps nowhere else.
    Extension,
    /// What may be a value and could not be read.
    Unread,
}

impl Several {
    fn add(&mut self, value: &str) {
        if !value.is_empty() && !self.values.iter().any(|known| known == value) {
            self.values.push(value.to_owned());
        }
    }
}
