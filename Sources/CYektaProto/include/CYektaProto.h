/* placeholder until yekta.pb-c.h is generated */
