"""From the outcomes of all schemes to one advice: new money, what to do first, what to ask next."""
